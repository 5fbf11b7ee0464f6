import { Link } from 'react-router';
import type { FilingDetail } from '#server/naming/filings/filingContract.ts';
import { FindingCard } from '../../detection/FindingCard.tsx';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { useFilingWords } from './words.ts';

type Named = FilingDetail['names'][number];

/** Each filed name with what the rules said of it on the day of filing. */
export function FilingNames({ found }: { found: FilingDetail }) {
  const say = useFilingWords();
  return (
    <section className="panel" aria-labelledby="filing-names">
      <h2 id="filing-names">{say('names')}</h2>
      {found.names.map((named) => (
        <FiledName key={named.id} named={named} />
      ))}
    </section>
  );
}

function FiledName({ named }: { named: Named }) {
  const say = useFilingWords();
  const { name, romanTone, level, findings, ruleSetVersion, placeId } = named;
  return (
    <article className="filed-name">
      <h3>
        {name} <span className="roman">{romanTone}</span>{' '}
        {level === 'block' && <StatusTag tone="bad">{say('unlawful')}</StatusTag>}{' '}
        {placeId && <Link to={`/places/${placeId}`}>{say('openPlace')}</Link>}
      </h3>
      <DefinitionList
        items={[
          { term: say('division'), value: named.divisionName },
          { term: say('location'), value: named.location },
          { term: say('meaning'), value: named.meaning, wide: true },
        ]}
      />
      {level === null && <p className="hint">{say('notChecked')}</p>}
      {level !== null && findings.length === 0 && <p className="hint">{say('noFindings')}</p>}
      {findings.map((finding) => (
        <FindingCard
          key={finding.rule + finding.result + (finding.clash?.nameId ?? '')}
          finding={finding}
          name={name}
        />
      ))}
      {ruleSetVersion && <p className="hint">{say('checkedBy', { version: ruleSetVersion })}</p>}
    </article>
  );
}
