import { Grid, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import type { z } from 'zod';
import { GazetteerApi, type PlaceListItem } from '#server/gazetteer/contract.ts';
import { usePages } from '../api/usePages.ts';
import { useLanguage } from '../ui/addWords.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { formatDay } from '../ui/formatDay.ts';
import { PagedList } from '../ui/PagedList.tsx';
import { RecordTable } from '../ui/RecordTable.tsx';
import { NameStatusTag } from './NameStatusTag.tsx';
import type { PlaceFilter } from './PlaceFilters.tsx';
import { useGazetteerWords } from './words.ts';

type Item = z.infer<typeof PlaceListItem>;

/** Places of the register page by page; a table, or cards where a table has no room. */
export function PlaceList({ filter }: { filter: PlaceFilter }) {
  const say = useGazetteerWords();
  const isWide = Grid.useBreakpoint().md ?? true;
  const pages = usePages(GazetteerApi.list, filter);
  const empty = (
    <EmptyState text={say('empty')}>
      <p className="empty-hint">{say('emptyHint')}</p>
    </EmptyState>
  );
  return (
    <PagedList pages={pages} empty={empty} rows={10}>
      {(places) => (isWide ? <PlaceTable places={places} /> : <PlaceCards places={places} />)}
    </PagedList>
  );
}

function useColumns(): TableColumnsType<Item> {
  const say = useGazetteerWords();
  const language = useLanguage();
  return [
    {
      key: 'name',
      className: 'whole',
      title: say('column.name'),
      render: (_, { id, name }) => (
        <Link className="record-name" to={`/places/${id}`}>
          {name}
        </Link>
      ),
    },
    { key: 'roman', className: 'whole', title: say('column.roman'), dataIndex: 'romanTone' },
    { key: 'category', title: say('column.category'), render: (_, { category }) => say(`category.${category}`) },
    { key: 'division', title: say('column.division'), dataIndex: 'divisionName' },
    {
      key: 'status',
      className: 'whole',
      title: say('column.status'),
      render: (_, { status }) => <NameStatusTag status={status} />,
    },
    {
      key: 'approvedOn',
      className: 'whole',
      title: say('column.approvedOn'),
      render: (_, { approvedOn }) => (approvedOn ? formatDay(approvedOn, language) : '—'),
    },
  ];
}

function PlaceTable({ places }: { places: readonly Item[] }) {
  const say = useGazetteerWords();
  return (
    <RecordTable fits label={say('title')} columns={useColumns()} records={places} to={({ id }) => `/places/${id}`} />
  );
}

function PlaceCards({ places }: { places: readonly Item[] }) {
  const say = useGazetteerWords();
  return (
    <ul className="card-list" aria-label={say('title')}>
      {places.map(({ id, name, romanTone, category, divisionName, status }) => (
        <li key={id} className="card-item">
          <div className="card-item-head">
            <Link className="record-name" to={`/places/${id}`}>
              {name}
            </Link>
            <NameStatusTag status={status} />
          </div>
          <p>{romanTone}</p>
          <p>
            {say(`category.${category}`)} · {divisionName}
          </p>
        </li>
      ))}
    </ul>
  );
}
