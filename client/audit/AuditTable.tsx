import { Table, type TableColumnsType } from 'antd';
import type { AuditEntry } from '#server/audit/contract.ts';
import { formatInstant } from '../ui/formatInstant.ts';
import { useAuditWords } from './words.ts';
import './audit.css';

type Say = ReturnType<typeof useAuditWords>;

const columns = (say: Say): TableColumnsType<AuditEntry> => [
  { title: say('at'), dataIndex: 'at', width: 150, render: (at: string) => formatInstant(at) },
  { title: say('actor'), dataIndex: 'actor', width: 170, render: (actor: string) => actor || say('system') },
  { title: say('action'), dataIndex: 'action', width: 190, render: (action: string) => <code>{action}</code> },
  {
    title: say('subject'),
    key: 'subject',
    render: (_, { subjectKind, subjectId }) => (
      <span className="audit-subject">
        {subjectKind} <code>{subjectId}</code>
      </span>
    ),
  },
  { title: say('details'), key: 'details', width: 120, render: (_, entry) => <Change entry={entry} /> },
  {
    title: say('seal'),
    dataIndex: 'seal',
    width: 90,
    align: 'right',
    render: (seal: number | null) => seal ?? say('notSealed'),
  },
];

/** Entries as rows; each unfolds to what was before and after, and to its hash. */
export function AuditTable({ entries }: { entries: readonly AuditEntry[] }) {
  const say = useAuditWords();
  return (
    <Table<AuditEntry>
      className="audit-table"
      rowKey="id"
      size="small"
      columns={columns(say)}
      dataSource={entries}
      pagination={false}
      scroll={{ x: 860 }}
    />
  );
}

function Change({ entry }: { entry: AuditEntry }) {
  const say = useAuditWords();
  const shown = (value: unknown) =>
    value === null || value === undefined ? say('noChange') : JSON.stringify(value, null, 1);
  return (
    <details className="audit-change">
      <summary>{say('details')}</summary>
      <strong>{say('before')}</strong>
      <pre>{shown(entry.before)}</pre>
      <strong>{say('after')}</strong>
      <pre>{shown(entry.after)}</pre>
      {entry.hash && (
        <>
          <strong>{say('hash')}</strong>
          <pre>{entry.hash}</pre>
        </>
      )}
    </details>
  );
}
