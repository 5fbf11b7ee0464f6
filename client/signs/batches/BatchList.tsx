import { Button, Grid, Input, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { z } from 'zod';
import { SignBatchesApi } from '#server/signs/batches/batchApiContract.ts';
import { BatchState, type SignBatch } from '#server/signs/batches/batchContract.ts';
import { useMay } from '../../api/session.ts';
import { usePages } from '../../api/usePages.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FilterChoice } from '../../ui/FilterChoice.tsx';
import { formatInstant } from '../../ui/formatInstant.ts';
import { PagedList } from '../../ui/PagedList.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { RecordTable } from '../../ui/RecordTable.tsx';
import { useAddressFilter } from '../../ui/useAddressFilter.ts';
import { BatchStateTag } from './BatchStateTag.tsx';
import { formatCents } from './formatCents.ts';
import { OrderDialog } from './OrderDialog.tsx';
import { useBatchWords } from './words.ts';
import '../../ui/listPage.css';

const Filter = z.object({ q: z.string().optional(), state: BatchState.optional() });
type Filter = z.infer<typeof Filter>;

/** Batches of plates, and the way to begin another. */
export function BatchList() {
  const say = useBatchWords();
  const may = useMay();
  const navigate = useNavigate();
  const [isNew, setNew] = useState(false);
  const { filter, change } = useAddressFilter<Filter>(Filter, {});
  return (
    <>
      <nav className="crumb">
        <Link to="/signs">{say('toSigns')}</Link>
      </nav>
      <PageHeader
        title={say('title')}
        lead={say('lead')}
        actions={
          may('signs.produce') && (
            <Button type="primary" onClick={() => setNew(true)}>
              {say('new')}
            </Button>
          )
        }
      />
      <search className="list-filters" aria-label={say('filters')}>
        <Input.Search
          key={filter.q ?? ''}
          allowClear
          aria-label={say('search')}
          placeholder={say('search')}
          defaultValue={filter.q ?? ''}
          onSearch={(typed) => change({ q: typed.trim() || undefined })}
        />
        <FilterChoice
          label={say('state')}
          all={say('allStates')}
          value={filter.state}
          onChange={(state) => change({ state })}
          options={BatchState.options.map((value) => ({ value, label: say(`state.${value}`) }))}
        />
      </search>
      <Pages filter={filter} />
      {isNew && (
        <OrderDialog onClose={() => setNew(false)} onDone={({ id }) => void navigate(`/signs/batches/${id}`)} />
      )}
    </>
  );
}

function Pages({ filter: { q, state } }: { filter: Filter }) {
  const say = useBatchWords();
  const pages = usePages(SignBatchesApi.list, { ...(q ? { q } : {}), ...(state ? { state } : {}) });
  const empty = (
    <EmptyState text={say('empty')}>
      <p className="empty-hint">{say('emptyHint')}</p>
    </EmptyState>
  );
  return (
    <PagedList pages={pages} empty={empty}>
      {(batches) => <Batches batches={batches} />}
    </PagedList>
  );
}

function useColumns(): TableColumnsType<SignBatch> {
  const say = useBatchWords();
  return [
    {
      key: 'title',
      title: say('name'),
      render: (_, { id, title }) => (
        <Link className="record-name" to={`/signs/batches/${id}`}>
          {title}
        </Link>
      ),
    },
    { key: 'state', title: say('state'), render: (_, { state }) => <BatchStateTag state={state} /> },
    { key: 'maker', title: say('maker'), dataIndex: 'maker' },
    { key: 'count', align: 'right', title: say('count'), render: (_, { counts }) => counts.plates },
    {
      key: 'accepted',
      align: 'right',
      title: say('plate.accepted'),
      render: (_, { counts }) => counts.accepted,
    },
    { key: 'total', align: 'right', title: say('total'), render: (_, { totalCents }) => formatCents(totalCents) },
    { key: 'created', title: say('created'), render: (_, { createdAt }) => formatInstant(createdAt) },
  ];
}

function Batches({ batches }: { batches: readonly SignBatch[] }) {
  const say = useBatchWords();
  const columns = useColumns();
  const isWide = Grid.useBreakpoint().md ?? true;
  const to = ({ id }: SignBatch) => `/signs/batches/${id}`;
  if (isWide) return <RecordTable label={say('title')} columns={columns} records={batches} to={to} />;
  return (
    <ul className="card-list" aria-label={say('title')}>
      {batches.map((batch) => (
        <li key={batch.id} className="card-item">
          <div className="card-item-head">
            <Link className="record-name" to={to(batch)}>
              {batch.title}
            </Link>
            <BatchStateTag state={batch.state} />
          </div>
          <p>
            {batch.maker} · {say('yuan', { n: formatCents(batch.totalCents) })}
          </p>
          <p>{say('progressText', batch.counts)}</p>
        </li>
      ))}
    </ul>
  );
}
