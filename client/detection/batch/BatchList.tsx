import { Grid, type TableColumnsType } from 'antd';
import { Link, useNavigate } from 'react-router';
import { type NameBatch, NameBatchApi } from '#server/detection/batchContract.ts';
import { useAct } from '../../api/query.ts';
import { usePages } from '../../api/usePages.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatInstant } from '../../ui/formatInstant.ts';
import { PagedList } from '../../ui/PagedList.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { RecordTable } from '../../ui/RecordTable.tsx';
import { BatchState } from './BatchState.tsx';
import { LevelCounts } from './LevelCounts.tsx';
import { TableDrop } from './TableDrop.tsx';
import { useBatchWords } from './words.ts';

/** Where a table of names is sent to be checked, and what was sent before. */
export function BatchList() {
  const say = useBatchWords();
  const navigate = useNavigate();
  const pages = usePages(NameBatchApi.list, {});
  const start = useAct(NameBatchApi.start, { onSuccess: ({ id }) => navigate(`/name-batches/${id}`) });
  const empty = (
    <EmptyState text={say('empty')}>
      <p className="empty-hint">{say('emptyHint')}</p>
    </EmptyState>
  );
  return (
    <>
      <PageHeader title={say('title')} lead={say('lead')} />
      <TableDrop busy={start.isPending} onFile={(file) => start.mutate({ file })} />
      <ProblemAlert error={start.error} />
      <PagedList pages={pages} empty={empty} rows={4}>
        {(batches) => <Batches batches={batches} />}
      </PagedList>
    </>
  );
}

function useColumns(): TableColumnsType<NameBatch> {
  const say = useBatchWords();
  return [
    {
      key: 'file',
      title: say('file'),
      render: (_, { id, fileName }) => (
        <Link className="record-name" to={`/name-batches/${id}`}>
          {fileName}
        </Link>
      ),
    },
    { key: 'state', title: say('state'), render: (_, batch) => <BatchState batch={batch} /> },
    { key: 'result', title: say('result'), render: (_, { levels }) => <LevelCounts levels={levels} /> },
    { key: 'started', title: say('started'), render: (_, { startedAt }) => formatInstant(startedAt) },
  ];
}

function Batches({ batches }: { batches: readonly NameBatch[] }) {
  const say = useBatchWords();
  const columns = useColumns();
  const isWide = Grid.useBreakpoint().md ?? true;
  if (isWide)
    return (
      <RecordTable label={say('title')} columns={columns} records={batches} to={({ id }) => `/name-batches/${id}`} />
    );
  return (
    <ul className="card-list" aria-label={say('title')}>
      {batches.map((batch) => (
        <li key={batch.id} className="card-item">
          <div className="card-item-head">
            <Link className="record-name" to={`/name-batches/${batch.id}`}>
              {batch.fileName}
            </Link>
            <BatchState batch={batch} />
          </div>
          <LevelCounts levels={batch.levels} />
          <p>{formatInstant(batch.startedAt)}</p>
        </li>
      ))}
    </ul>
  );
}
