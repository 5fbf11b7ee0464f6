import { Grid, Input, Select, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { type AccessEntry, DisputeAccessApi } from '#server/disputes/access/accessContract.ts';
import type { Dispute } from '#server/disputes/contract.ts';
import { useCall } from '../../api/query.ts';
import { usePages } from '../../api/usePages.ts';
import { DayPicker } from '../../ui/DayPicker.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Field } from '../../ui/Field.tsx';
import { formatInstant } from '../../ui/formatInstant.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PagedList } from '../../ui/PagedList.tsx';
import { READ, readWord, useAccessWords } from './words.ts';
import './access.css';

type Say = ReturnType<typeof useAccessWords>;
interface Filter {
  person: string;
  /** The first word of what was read; undefined is everything. */
  what: string | undefined;
  from: string;
  to: string;
}

/** Who read which part of a dispute; for heads of the sides and the office that handles it. */
export function AccessLogSection({ dispute }: { dispute: Dispute }) {
  const say = useAccessWords();
  const { data } = useCall(DisputeAccessApi.readers, { params: { id: dispute.id } });
  if (!data) return <LoadingBlock rows={4} />;
  if (!data.mayReadLog) return <EmptyState text={say('logScope')} />;
  return <Log dispute={dispute} />;
}

function Log({ dispute }: { dispute: Dispute }) {
  const say = useAccessWords();
  const [filter, setFilter] = useState<Filter>({ person: '', what: undefined, from: '', to: '' });
  const asked = Object.fromEntries(
    Object.entries(filter).filter(([key, value]) => value !== undefined && (key === 'what' || value !== '')),
  );
  const pages = usePages(DisputeAccessApi.log, { limit: 50, ...asked }, { id: dispute.id });
  return (
    <>
      <p className="hint">
        {say('logLead')}
        {say('logScope')}
      </p>
      <LogFilter filter={filter} onChange={(part) => setFilter((was) => ({ ...was, ...part }))} />
      <PagedList pages={pages} empty={<EmptyState text={say('logEmpty')} />}>
        {(entries) => <Entries entries={entries} />}
      </PagedList>
    </>
  );
}

function LogFilter({ filter, onChange }: { filter: Filter; onChange: (part: Partial<Filter>) => void }) {
  const say = useAccessWords();
  const day = (key: 'from' | 'to') => (
    <Field label={say(key)}>
      {({ id }) => (
        <DayPicker id={id} value={filter[key] || null} onChange={(chosen) => onChange({ [key]: chosen ?? '' })} />
      )}
    </Field>
  );
  return (
    <div className="dispute-log-filter">
      <Field label={say('filterPerson')}>
        {({ id }) => <Input.Search id={id} allowClear onSearch={(person) => onChange({ person: person.trim() })} />}
      </Field>
      <Field label={say('filterWhat')}>
        {({ id }) => (
          <Select
            id={id}
            allowClear
            placeholder={say('filterAll')}
            value={filter.what}
            onChange={(what: string | undefined) => onChange({ what })}
            options={READ.map((value) => ({ value, label: say(`read.${value}`) }))}
          />
        )}
      </Field>
      {day('from')}
      {day('to')}
    </div>
  );
}

function whatOf(say: Say, { what, fileName }: AccessEntry): string {
  const word = readWord(what);
  const name = word === undefined ? what.slice(1) : say(`read.${word}`);
  return fileName === null ? name : `${name}：${fileName}`;
}

const columns = (say: Say): TableColumnsType<AccessEntry> => [
  { title: say('at'), dataIndex: 'at', width: 160, render: (at: string) => formatInstant(at) },
  { title: say('person'), dataIndex: 'person' },
  { title: say('organisation'), dataIndex: 'organisation' },
  { title: say('what'), key: 'what', render: (_, entry) => whatOf(say, entry) },
];

function Entries({ entries }: { entries: readonly AccessEntry[] }) {
  const say = useAccessWords();
  const isWide = Grid.useBreakpoint().md ?? true;
  if (isWide)
    return (
      <Table
        rowKey="id"
        size="small"
        aria-label={say('logTitle')}
        columns={columns(say)}
        dataSource={entries}
        pagination={false}
      />
    );
  return (
    <ul className="card-list" aria-label={say('logTitle')}>
      {entries.map((entry) => (
        <li key={entry.id} className="card-item">
          <strong>{whatOf(say, entry)}</strong>
          <p>
            {entry.person} · {entry.organisation}
          </p>
          <p>{formatInstant(entry.at)}</p>
        </li>
      ))}
    </ul>
  );
}
