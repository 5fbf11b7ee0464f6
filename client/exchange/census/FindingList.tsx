import { Link } from 'react-router';
import type { CensusDefect, CensusRecord } from '#server/exchange/census/censusContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { useCensusWords } from './words.ts';

const TONE: Record<CensusDefect['level'], Tone> = { block: 'bad', review: 'warning', note: 'plain' };

/** What the checks found, the gravest first, each with what it rests on. */
export function FindingList({ record: { findings, isChecked }, search }: { record: CensusRecord; search: string }) {
  const say = useCensusWords();
  return (
    <section className="panel" aria-labelledby="census-findings">
      <h2 id="census-findings">{say('findings')}</h2>
      {!isChecked && <p role="status">{say('notChecked')}</p>}
      {isChecked && findings.length === 0 && <p className="hint">{say('noFindings')}</p>}
      <ul className="census-findings">
        {findings.map((finding) => (
          <Finding key={finding.id} finding={finding} search={search} />
        ))}
      </ul>
    </section>
  );
}

function Finding({ finding, search }: { finding: CensusDefect; search: string }) {
  const say = useCensusWords();
  const isChinese = useLanguage() === 'zh-CN';
  const { kind, level, message, messageZh, evidence, otherRecord, otherPlace } = finding;
  const basis = [evidence.rule, evidence.article].filter((part) => typeof part === 'string' && part !== '');
  return (
    <li>
      <span className="census-tags">
        <StatusTag tone={TONE[level]}>{say(`level.${level}`)}</StatusTag>
        <strong>{say(`defect.${kind}`)}</strong>
      </span>
      <p>
        {isChinese ? messageZh : message}{' '}
        {otherRecord && <Link to={`/census/${otherRecord.id}${search}`}>{otherRecord.name}</Link>}{' '}
        {otherPlace && <Link to={`/places/${otherPlace.id}`}>{otherPlace.name}</Link>}
      </p>
      {basis.length > 0 && (
        <p className="hint">
          {say('evidence')}: {basis.join(' · ')}
        </p>
      )}
    </li>
  );
}
