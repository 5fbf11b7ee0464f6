import { Button } from 'antd';
import type { ImportFinding } from '#server/exchange/imports/findingContract.ts';
import type { ImportRun } from '#server/exchange/imports/importContract.ts';
import { ImportsApi } from '#server/exchange/imports/importsApiContract.ts';
import { useCall } from '../../../api/query.ts';
import { FindingLines } from '../FindingLines.tsx';
import { useStepWords } from '../stepWords.ts';
import type { RunActs } from '../useRunActs.ts';

interface Props {
  run: ImportRun;
  acts: RunActs;
  isFree: boolean;
}
const isOfFile = ({ row, feature }: ImportFinding): boolean => row === undefined && feature === undefined;

/** What was found against the file as a whole; the reader's own findings until the run has its list. */
export function FileFindings({ run, acts, isFree }: Props) {
  const say = useStepWords();
  const { data } = useCall(ImportsApi.findings, { params: { id: run.id }, query: {} });
  const ofFile = data?.items.filter(isOfFile) ?? [];
  const all = ofFile.length > 0 ? ofFile : (run.facts?.findings.filter(isOfFile) ?? []);
  // Why the step failed is said above, with what to do next.
  const findings = all.filter(({ message }) => message !== run.failure?.en);
  return (
    <section aria-labelledby="import-file-findings">
      <h3 id="import-file-findings">{say('fileFindings')}</h3>
      {findings.length === 0 ? (
        <p className="hint">{say('noFileFindings')}</p>
      ) : (
        <FindingLines
          label={say('fileFindings')}
          findings={findings}
          actsOf={({ code, confirmable }) =>
            confirmable && <Confirm run={run} acts={acts} isFree={isFree} code={code} />
          }
        />
      )}
    </section>
  );
}

/** Takes note of a finding, after which it holds nothing up. */
export function Confirm({ run, acts, isFree, code, count }: Props & { code: string; count?: number }) {
  const say = useStepWords();
  const confirmed = run.choices.confirmed ?? [];
  if (confirmed.includes(code)) return <span className="import-sub">✓ {say('confirmed')}</span>;
  if (!isFree) return null;
  return (
    <Button size="small" onClick={() => acts.choose({ confirmed: [...confirmed, code] })}>
      {count === undefined ? say('confirm') : say('confirmAll', { n: count })}
    </Button>
  );
}
