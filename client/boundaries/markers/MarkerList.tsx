import { Button, Grid, Input, type TableColumnsType } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { MarkerKind, type MarkerListItem, MarkerStatus } from '#server/boundaries/markers/markerContract.ts';
import { type MarkerFilter, MarkersApi } from '#server/boundaries/markers/markersApiContract.ts';
import { urlOf } from '../../api/call.ts';
import { useMay } from '../../api/session.ts';
import { usePages } from '../../api/usePages.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ExportAct } from '../../ui/exportAct.tsx';
import { FilterChoice } from '../../ui/FilterChoice.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { MoreFilters } from '../../ui/MoreFilters.tsx';
import { PagedList } from '../../ui/PagedList.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { RecordTable } from '../../ui/RecordTable.tsx';
import { MarkersMap } from '../map/MarkersMap.tsx';
import { LineFilter } from './LineFilter.tsx';
import { MarkerStatusTag } from './MarkerStatusTag.tsx';
import { RestrictedMarkers } from './RestrictedMarkers.tsx';
import { useMarkerFilter } from './useMarkerFilter.ts';
import { useMarkerWords } from './words.ts';
import '../../ui/listPage.css';

/** The markers of all lines along the office's divisions. */
export function MarkerList() {
  const say = useMarkerWords();
  const may = useMay();
  const { filter } = useMarkerFilter();
  const { within: _, ...query } = filter;
  return (
    <>
      <PageHeader
        title={say('title')}
        lead={say('lead')}
        actions={
          <>
            <Button href={urlOf(MarkersApi.markerTablePdf, { query })} target="_blank">
              {say('tablePdf')}
            </Button>
            <Button href={urlOf(MarkersApi.markerTableXlsx, { query })}>{say('tableXlsx')}</Button>
            <ExportAct collection="markers" filter={filter} />
            {may('markers.keep') && (
              <LinkButton type="primary" to={filter.line ? `/markers/new?line=${filter.line}` : '/markers/new'}>
                {say('register')}
              </LinkButton>
            )}
          </>
        }
      />
      <Filters />
      <MarkerPages filter={filter} />
      <RestrictedMarkers />
    </>
  );
}

function Filters() {
  const say = useMarkerWords();
  const [search] = useSearchParams();
  const { filter, change } = useMarkerFilter();
  return (
    <search className="list-filters" aria-label={say('filters')}>
      <Input.Search
        key={search.get('q')}
        allowClear
        aria-label={say('search')}
        placeholder={say('search')}
        defaultValue={filter.q ?? ''}
        onSearch={(typed) => change({ q: typed.trim() || undefined })}
      />
      <FilterChoice
        label={say('status')}
        all={say('allStatuses')}
        value={filter.status}
        onChange={(status) => change({ status })}
        options={MarkerStatus.options.map((value) => ({ value, label: say(`status.${value}`) }))}
      />
      <MoreFilters chosen={[filter.line, filter.kind]}>
        <LineFilter value={filter.line} onChange={(line) => change({ line })} />
        <FilterChoice
          label={say('kind')}
          all={say('allKinds')}
          value={filter.kind}
          onChange={(kind) => change({ kind })}
          options={MarkerKind.options.map((value) => ({ value, label: say(`kind.${value}`) }))}
        />
      </MoreFilters>
    </search>
  );
}

function MarkerPages({ filter }: { filter: MarkerFilter }) {
  const say = useMarkerWords();
  const isWide = Grid.useBreakpoint().md ?? true;
  const pages = usePages(MarkersApi.listMarkers, filter);
  const empty = (
    <EmptyState text={say('empty')}>
      <p className="empty-hint">{say('emptyHint')}</p>
    </EmptyState>
  );
  return (
    <PagedList pages={pages} empty={empty}>
      {(markers) => (
        <>
          <MarkersMap markers={markers} />
          {isWide ? <MarkerTable markers={markers} /> : <MarkerCards markers={markers} />}
        </>
      )}
    </PagedList>
  );
}

function MarkerLink({ marker: { id, numberText } }: { marker: MarkerListItem }) {
  return (
    <Link className="record-name" to={`/markers/${id}`}>
      {numberText}
    </Link>
  );
}

function useColumns(): TableColumnsType<MarkerListItem> {
  const say = useMarkerWords();
  return [
    { key: 'number', title: say('number'), render: (_, marker) => <MarkerLink marker={marker} /> },
    {
      key: 'line',
      title: say('line'),
      render: (_, { sideA, sideB }) => say('lineOf', { a: sideA.name, b: sideB.name }),
    },
    { key: 'kind', title: say('kind'), render: (_, { kind }) => say(`kind.${kind}`) },
    { key: 'status', title: say('status'), render: (_, { status }) => <MarkerStatusTag status={status} /> },
    { key: 'manager', title: say('manager'), render: (_, { managerSide }) => managerSide?.name ?? say('noManager') },
    { key: 'distance', align: 'right', title: say('distance'), render: (_, marker) => <Distance marker={marker} /> },
    { key: 'secrecy', title: say('secrecy'), render: (_, { secrecy }) => say(`secrecy.${secrecy}`) },
  ];
}

function Distance({ marker: { kind, distanceFromLineMetres: metres } }: { marker: MarkerListItem }) {
  const say = useMarkerWords();
  return <>{kind === 'single' && metres !== null ? `${metres.toFixed(1)} m` : say('notMeasured')}</>;
}

function MarkerTable({ markers }: { markers: readonly MarkerListItem[] }) {
  const say = useMarkerWords();
  return (
    <RecordTable label={say('title')} columns={useColumns()} records={markers} to={({ id }) => `/markers/${id}`} />
  );
}

function MarkerCards({ markers }: { markers: readonly MarkerListItem[] }) {
  const say = useMarkerWords();
  return (
    <ul className="card-list" aria-label={say('title')}>
      {markers.map((marker) => (
        <li key={marker.id} className="card-item">
          <div className="card-item-head">
            <MarkerLink marker={marker} />
            <MarkerStatusTag status={marker.status} />
          </div>
          <p>
            {say('lineOf', { a: marker.sideA.name, b: marker.sideB.name })} · {say(`kind.${marker.kind}`)}
          </p>
        </li>
      ))}
    </ul>
  );
}
