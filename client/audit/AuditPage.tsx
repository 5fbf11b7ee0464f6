import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { AuditApi } from '#server/audit/contract.ts';
import { usePages } from '../api/usePages.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Field } from '../ui/Field.tsx';
import { PagedList } from '../ui/PagedList.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { AuditTable } from './AuditTable.tsx';
import { useAuditWords } from './words.ts';

interface Filter {
  action: string;
  subjectId: string;
}

/** The audit trail, newest first, by action and by record. */
export function AuditPage() {
  const say = useAuditWords();
  const [filter, setFilter] = useState<Filter>({ action: '', subjectId: '' });
  const pages = usePages(AuditApi.list, {
    limit: 50,
    ...(filter.action ? { action: filter.action } : {}),
    ...(filter.subjectId ? { subjectId: filter.subjectId } : {}),
  });
  return (
    <>
      <PageHeader title={say('title')} lead={say('lead')} />
      <AuditFilter onFind={setFilter} />
      <PagedList pages={pages} empty={<EmptyState text={say('empty')} />}>
        {(entries) => <AuditTable entries={entries} />}
      </PagedList>
    </>
  );
}

function AuditFilter({ onFind }: { onFind: (filter: Filter) => void }) {
  const say = useAuditWords();
  const [action, setAction] = useState('');
  const [subjectId, setSubjectId] = useState('');
  const find = (event: FormEvent) => {
    event.preventDefault();
    onFind({ action: action.trim(), subjectId: subjectId.trim() });
  };
  return (
    <form className="panel audit-filter" onSubmit={find}>
      <Field label={say('filterAction')}>
        {(control) => (
          <Input
            {...control}
            value={action}
            placeholder={say('filterActionHelp')}
            allowClear
            onChange={(event) => setAction(event.target.value)}
          />
        )}
      </Field>
      <Field label={say('filterSubject')}>
        {(control) => (
          <Input {...control} value={subjectId} allowClear onChange={(event) => setSubjectId(event.target.value)} />
        )}
      </Field>
      <Button type="primary" htmlType="submit">
        {say('find')}
      </Button>
    </form>
  );
}
