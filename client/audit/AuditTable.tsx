import { Grid, Table, type TableColumnsType } from 'antd';
import type { AuditEntry } from '#server/audit/contract.ts';
import { formatInstant } from '../ui/formatInstant.ts';
import { useActionWord } from './actionWords.ts';
import { useSubjectWord } from './subjectWords.ts';
import { useAuditWords } from './words.ts';
import './audit.css';

type Say = ReturnType<typeof useAuditWords>;

const columns = (say: Say): TableColumnsType<AuditEntry> => [
  { title: say('at'), dataIndex: 'at', width: 150, render: (at: string) => formatInstant(at) },
  { title: say('actor'), dataIndex: 'actor', width: 170, render: (actor: string) => actor || say('system') },
  {
    title: say('action'),
    dataIndex: 'action',
    width: 220,
    render: (_, { action }) => <Action action={action} />,
  },
  {
    title: say('subject'),
    key: 'subject',
    render: (_, entry) => <Subject entry={entry} />,
  },
];

function Action({ action }: Pick<AuditEntry, 'action'>) {
  const actionWord = useActionWord();
  return (
    <span className="audit-action">
      {actionWord(action)} <code>{action}</code>
    </span>
  );
}

function Subject({ entry: { subjectKind, subjectId } }: { entry: AuditEntry }) {
  const subjectWord = useSubjectWord();
  return (
    <span className="audit-subject">
      {subjectWord(subjectKind)} <code>{subjectId}</code>
    </span>
  );
}

/** Entries as rows, or as cards where a table has no room; each unfolds to what was before and after, and to its hash. */
export function AuditTable({ entries }: { entries: readonly AuditEntry[] }) {
  const isWide = Grid.useBreakpoint().md ?? true;
  return isWide ? <Rows entries={entries} /> : <Cards entries={entries} />;
}

function Cards({ entries }: { entries: readonly AuditEntry[] }) {
  const say = useAuditWords();
  return (
    <ul className="card-list" aria-label={say('title')}>
      {entries.map((entry) => (
        <li key={entry.id} className="card-item">
          <Action action={entry.action} />
          <p>
            {formatInstant(entry.at)} · {entry.actor || say('system')}
          </p>
          <Subject entry={entry} />
          <details>
            <summary>{say('change')}</summary>
            <Change entry={entry} />
          </details>
        </li>
      ))}
    </ul>
  );
}

function Rows({ entries }: { entries: readonly AuditEntry[] }) {
  const say = useAuditWords();
  return (
    <Table<AuditEntry>
      className="audit-table"
      rowKey="id"
      size="small"
      columns={columns(say)}
      dataSource={entries}
      pagination={false}
      scroll={{ x: 770 }}
      expandable={{ expandedRowRender: (entry) => <Change entry={entry} /> }}
    />
  );
}

function Change({ entry }: { entry: AuditEntry }) {
  const say = useAuditWords();
  const shown = (value: unknown) =>
    value === null || value === undefined ? say('noChange') : JSON.stringify(value, null, 1);
  return (
    <dl className="audit-change">
      <div>
        <dt>{say('before')}</dt>
        <dd>{shown(entry.before)}</dd>
      </div>
      <div>
        <dt>{say('after')}</dt>
        <dd>{shown(entry.after)}</dd>
      </div>
      <div>
        <dt>{say('hash')}</dt>
        <dd>{entry.id}</dd>
      </div>
    </dl>
  );
}
