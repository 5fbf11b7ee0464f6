import { Button, Input, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { AuditApi } from '#server/audit/contract.ts';
import { usePages } from '../api/usePages.ts';
import { DayPicker } from '../ui/DayPicker.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Field } from '../ui/Field.tsx';
import { PagedList } from '../ui/PagedList.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { AuditTable } from './AuditTable.tsx';
import { ACTIONS, useActionWord } from './actionWords.ts';
import { useAuditWords } from './words.ts';

const EMPTY = { action: '', subject: '', from: '', to: '' };
type Filter = typeof EMPTY;

/** The members that say something. */
const asked = (filter: Filter): Partial<Filter> =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));

/** The audit trail, newest first, by action, by record and by day. */
export function AuditPage() {
  const say = useAuditWords();
  const [filter, setFilter] = useState<Filter>(EMPTY);
  const pages = usePages(AuditApi.list, { limit: 50, ...asked(filter) });
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
  const actionWord = useActionWord();
  const [typed, setTyped] = useState<Filter>(EMPTY);
  const type = (part: Partial<Filter>) => setTyped({ ...typed, ...part });
  const find = (event: FormEvent) => {
    event.preventDefault();
    onFind({ ...typed, subject: typed.subject.trim() });
  };
  return (
    <form className="panel audit-filter" onSubmit={find}>
      <Field label={say('filterAction')}>
        {({ id }) => (
          <Select
            id={id}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={say('allActions')}
            value={typed.action || null}
            onChange={(action: string | undefined) => type({ action: action ?? '' })}
            options={ACTIONS.map((value) => ({ value, label: `${actionWord(value)} ${value}` }))}
          />
        )}
      </Field>
      <Field label={say('filterSubject')} help={say('filterSubjectHelp')}>
        {(control) => (
          <Input
            {...control}
            value={typed.subject}
            allowClear
            onChange={(event) => type({ subject: event.target.value })}
          />
        )}
      </Field>
      <Field label={say('from')}>
        {({ id }) => <DayPicker id={id} value={typed.from || null} onChange={(day) => type({ from: day ?? '' })} />}
      </Field>
      <Field label={say('to')}>
        {({ id }) => <DayPicker id={id} value={typed.to || null} onChange={(day) => type({ to: day ?? '' })} />}
      </Field>
      <Button type="primary" htmlType="submit">
        {say('find')}
      </Button>
    </form>
  );
}
