import { Button, Grid, Table, type TableColumnsType } from 'antd';
import type { ImportRow, ImportRun } from '#server/exchange/imports/importContract.ts';
import { StatusTag } from '../../../ui/StatusTag.tsx';
import { FindingLines } from '../FindingLines.tsx';
import { OutcomeTag } from '../OutcomeTag.tsx';
import { useStepWords } from '../stepWords.ts';
import type { RunActs } from '../useRunActs.ts';
import { RowChanges } from './RowChanges.tsx';

interface Props {
  run: ImportRun;
  rows: readonly ImportRow[];
  acts: RunActs;
  isFree: boolean;
}

/** Every row with what it does, what it changes and what was found; as cards where there is no room. */
export function RowList(props: Props) {
  const isWide = Grid.useBreakpoint().lg ?? true;
  return isWide ? <Rows {...props} /> : <Cards {...props} />;
}

function Rows({ run, rows, acts, isFree }: Props) {
  const say = useStepWords();
  const columns: TableColumnsType<ImportRow> = [
    { key: 'row', className: 'whole', title: say('row'), dataIndex: 'number', align: 'right' },
    { key: 'outcome', className: 'whole', title: say('outcome'), render: (_, row) => <Outcome row={row} /> },
    { key: 'what', title: say('what'), render: (_, row) => <What row={row} /> },
    { key: 'changes', title: say('changes'), render: (_, row) => <Detail run={run} row={row} /> },
    ...(isFree
      ? [
          {
            key: 'act',
            className: 'whole',
            title: say('act'),
            render: (_: unknown, row: ImportRow) => <LeaveOut row={row} acts={acts} />,
          },
        ]
      : []),
  ];
  return (
    <Table
      className="import-rows"
      aria-label={say('rows')}
      rowKey="number"
      size="small"
      columns={columns}
      dataSource={rows}
      pagination={false}
      rowClassName={({ leftOut }) => (leftOut ? 'is-left-out' : '')}
    />
  );
}

function Cards({ run, rows, acts, isFree }: Props) {
  const say = useStepWords();
  return (
    <ul className="card-list" aria-label={say('rows')}>
      {rows.map((row) => (
        <li key={row.number} className="card-item">
          <div className="card-item-head">
            <span>
              {say('atRow', { n: row.number })} <What row={row} />
            </span>
            <Outcome row={row} />
          </div>
          <Detail run={run} row={row} />
          {isFree && (
            <div className="card-item-foot">
              <LeaveOut row={row} acts={acts} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function Outcome({ row: { outcome, leftOut } }: { row: ImportRow }) {
  const say = useStepWords();
  if (leftOut) return <StatusTag>{say('leftOut')}</StatusTag>;
  return outcome && <OutcomeTag outcome={outcome} />;
}

function What({ row: { name, code } }: { row: ImportRow }) {
  return (
    <>
      <span className="import-row-name">{name ?? '—'}</span>
      {code && <code className="import-sub">{code}</code>}
    </>
  );
}

function Detail({ run, row }: { run: ImportRun; row: ImportRow }) {
  const say = useStepWords();
  return (
    <>
      <RowChanges fields={run.fields} changes={row.changes} />
      {row.findings.length > 0 && <FindingLines label={say('codes')} findings={row.findings} />}
      <details className="import-given">
        <summary>{say('rowDetails')}</summary>
        <dl>
          {Object.entries(row.given).map(([heading, value]) => (
            <div key={heading}>
              <dt>{heading}</dt>
              <dd>{value || '—'}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}

function LeaveOut({ row: { number, leftOut }, acts }: { row: ImportRow; acts: RunActs }) {
  const say = useStepWords();
  return (
    <Button
      size="small"
      aria-label={say(leftOut ? 'takeInRow' : 'leaveOutRow', { n: number })}
      onClick={() => acts.leaveOut([number], !leftOut)}
    >
      {say(leftOut ? 'takeIn' : 'leaveOut')}
    </Button>
  );
}
