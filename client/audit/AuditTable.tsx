import { Table, type TableColumnsType } from 'antd';
import type { AuditEntry } from '#server/audit/contract.ts';
import { formatInstant } from '../ui/formatInstant.ts';
import { useActionWord } from './actionWords.ts';
import { useAuditWords } from './words.ts';
import './audit.css';

interface Words {
  say: ReturnType<typeof useAuditWords>;
  actionWord: ReturnType<typeof useActionWord>;
}

const columns = ({ say, actionWord }: Words): TableColumnsType<AuditEntry> => [
  { title: say('at'), dataIndex: 'at', width: 150, render: (at: string) => formatInstant(at) },
  { title: say('actor'), dataIndex: 'actor', width: 170, render: (actor: string) => actor || say('system') },
  {
    title: say('action'),
    dataIndex: 'action',
    width: 220,
    render: (action: string) => (
      <span className="audit-action">
        {actionWord(action)} <code>{action}</code>
      </span>
    ),
  },
  {
    title: say('subject'),
    key: 'subject',
    render: (_, { subjectKind, subjectId }) => (
      <span className="audit-subject">
        {subjectKind} <code>{subjectId}</code>
      </span>
    ),
  },
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
  const words = { say: useAuditWords(), actionWord: useActionWord() };
  return (
    <Table<AuditEntry>
      className="audit-table"
      rowKey="id"
      size="small"
      columns={columns(words)}
      dataSource={entries}
      pagination={false}
      scroll={{ x: 860 }}
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
      {entry.hash && (
        <div>
          <dt>{say('hash')}</dt>
          <dd>{entry.hash}</dd>
        </div>
      )}
    </dl>
  );
}
