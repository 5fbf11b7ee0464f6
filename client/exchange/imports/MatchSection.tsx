import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { ImportRun, Mapping } from '#server/exchange/imports/importContract.ts';
import { ImportsApi } from '#server/exchange/imports/importsApiContract.ts';
import { useCall } from '../../api/query.ts';
import { usePunctuation } from '../../ui/usePunctuation.ts';
import { mayChoose } from './importState.ts';
import { MatchTable } from './MatchTable.tsx';
import { isSameMapping, missingRequired, sharedHeadings, unusedHeadings, withHeading } from './mapping.ts';
import { type SectionProps, StepSection } from './StepSection.tsx';
import { useStepWords } from './stepWords.ts';

const SAMPLED_ROWS = 20;

/** Which column of the file fills which field of the register. */
export function MatchSection({ run, acts, ...fold }: SectionProps) {
  const say = useStepWords();
  const matched = run.fields.filter(({ field }) => run.mapping[field]).length;
  const isKnown = run.facts !== null && run.fields.length > 0;
  return (
    <StepSection run={run} step="match" summary={isKnown && say('matched', { n: matched })} {...fold}>
      {isKnown ? (
        // Another mapping of the server's begins the form anew.
        <MatchForm key={JSON.stringify(run.mapping)} run={run} acts={acts} />
      ) : (
        <p className="hint">{say(run.facts === null ? 'notYet' : 'noFields')}</p>
      )}
    </StepSection>
  );
}

function MatchForm({ run, acts }: Pick<SectionProps, 'run' | 'acts'>) {
  const say = useStepWords();
  const [mapping, setMapping] = useState<Mapping>(run.mapping);
  const { data } = useCall(ImportsApi.rows, { params: { id: run.id }, query: { limit: SAMPLED_ROWS } });
  const isFree = acts.mayMake && mayChoose(run.state);
  const headings = run.facts?.headings ?? [];
  const isChanged = !isSameMapping(mapping, run.mapping);
  return (
    <>
      <p className="hint">{say('matchLead')}</p>
      <Basis run={run} />
      <MatchTable
        fields={run.fields}
        headings={headings}
        mapping={mapping}
        rows={data?.items ?? []}
        isFree={isFree}
        onChange={(field, heading) => setMapping((was) => withHeading(was, field, heading))}
      />
      <Shared mapping={mapping} />
      <Unused headings={unusedHeadings(headings, mapping)} />
      {isFree && (
        <div className="import-acts">
          <Button
            type="primary"
            disabled={!isChanged || missingRequired(run.fields, mapping).length > 0}
            loading={acts.isBusy}
            onClick={() => acts.choose({ mapping })}
          >
            {say('saveMatch')}
          </Button>
          {isChanged && <Button onClick={() => setMapping(run.mapping)}>{say('resetMatch')}</Button>}
        </div>
      )}
    </>
  );
}

/** Where the mapping comes from. */
function Basis({ run: { choices, facts } }: { run: ImportRun }) {
  const say = useStepWords();
  if (choices.mapping) return <p className="import-basis">✓ {say('savedMatch')}</p>;
  const isRemembered = facts?.findings.some(({ code }) => code.includes('remembered')) ?? false;
  return <p className="import-basis">{say(isRemembered ? 'remembered' : 'proposed')}</p>;
}

function Shared({ mapping }: { mapping: Mapping }) {
  const say = useStepWords();
  const { listed } = usePunctuation();
  const headings = sharedHeadings(mapping);
  if (headings.length === 0) return null;
  return <Alert type="warning" showIcon title={say('shared', { headings: listed(headings) })} />;
}

function Unused({ headings }: { headings: readonly string[] }) {
  const say = useStepWords();
  return (
    <section className="import-unused" aria-labelledby="import-unused">
      <h3 id="import-unused">{say('unused')}</h3>
      {headings.length === 0 ? (
        <p className="hint">{say('unusedNone')}</p>
      ) : (
        <ul>
          {headings.map((heading) => (
            <li key={heading}>{heading}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
