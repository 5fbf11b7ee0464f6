import { Button, Popconfirm } from 'antd';
import type { ImportFinding } from '#server/exchange/imports/findingContract.ts';
import type { ImportRun } from '#server/exchange/imports/importContract.ts';
import { ImportsApi } from '#server/exchange/imports/importsApiContract.ts';
import { useCall } from '../../../api/query.ts';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { Confirm } from '../detect/FileFindings.tsx';
import { FindingText, SeverityTag } from '../FindingLines.tsx';
import { useStepWords } from '../stepWords.ts';
import type { RunActs } from '../useRunActs.ts';
import type { RowFilter } from './rowFilter.ts';

interface Props {
  run: ImportRun;
  acts: RunActs;
  isFree: boolean;
  rowFilter: RowFilter;
}
interface Code {
  code: string;
  severity: ImportFinding['severity'];
  count: number;
  first: ImportFinding;
}
const ORDER = ['error', 'warning', 'note'];

/** What was found, by code: how often, the first example, and what can be done with all rows of it. */
export function CodeList({ run, acts, isFree, rowFilter }: Props) {
  const say = useStepWords();
  const { data, error } = useCall(ImportsApi.summary, { params: { id: run.id } });
  const codes = data?.items.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity)) ?? [];
  return (
    <section aria-labelledby="import-codes">
      <h3 id="import-codes">{say('codes')}</h3>
      <ProblemAlert error={error} />
      {data && codes.length === 0 && <p className="hint">{say('codesNone')}</p>}
      <ul className="import-codes">
        {codes.map((each) => (
          <li key={each.code + each.severity}>
            <CodeHead found={each} />
            <CodeActs found={each} run={run} acts={acts} isFree={isFree} rowFilter={rowFilter} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function CodeHead({ found: { code, severity, count, first } }: { found: Code }) {
  const say = useStepWords();
  const { row, feature } = first;
  const where =
    row === undefined ? feature !== undefined && say('atFeature', { n: feature }) : say('atRow', { n: row });
  return (
    <div className="import-code">
      <SeverityTag severity={severity} />
      <div>
        <span className="import-code-count">
          {say('codeRows', { n: count })} <code>{code}</code>
        </span>
        {where && <span className="hint">{say('codeExample', { where })} </span>}
        <FindingText finding={first} />
      </div>
    </div>
  );
}

function CodeActs({ found, run, acts, isFree, rowFilter: { filter, change } }: Props & { found: Code }) {
  const say = useStepWords();
  const { code, count, first, severity } = found;
  const isOfRows = first.row !== undefined || first.feature !== undefined;
  const isShown = filter.code === code;
  return (
    <div className="import-code-acts">
      {isOfRows && (
        <Button size="small" aria-pressed={isShown} onClick={() => change({ code: isShown ? undefined : code })}>
          {say(isShown ? 'codeShown' : 'codeShow')}
        </Button>
      )}
      {first.confirmable && <Confirm run={run} acts={acts} isFree={isFree} code={code} count={count} />}
      {isOfRows && isFree && severity !== 'note' && (
        <>
          <WithAll code={code} act="leave" onYes={() => acts.leaveOutCode(code, true)} />
          {run.counts.skipped > 0 && <WithAll code={code} act="take" onYes={() => acts.leaveOutCode(code, false)} />}
        </>
      )}
    </div>
  );
}

function WithAll({ code, act, onYes }: { code: string; act: 'leave' | 'take'; onYes: () => void }) {
  const say = useStepWords();
  const isLeaving = act === 'leave';
  return (
    <Popconfirm
      title={say(isLeaving ? 'leaveCodeAsk' : 'takeCodeAsk', { code })}
      {...(isLeaving ? { description: say('leaveCodeWhy') } : {})}
      okText={say(isLeaving ? 'leaveCode' : 'takeCode')}
      cancelText={say('keep')}
      onConfirm={onYes}
    >
      <Button size="small" type={isLeaving ? 'default' : 'text'}>
        {say(isLeaving ? 'leaveCode' : 'takeCode')}
      </Button>
    </Popconfirm>
  );
}
