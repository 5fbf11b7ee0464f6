import { Grid, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { type IncidentListItem, IncidentState } from '#server/boundaries/incidents/incidentContract.ts';
import { IncidentFilter, IncidentsApi } from '#server/boundaries/incidents/incidentsApiContract.ts';
import { useCall } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { usePages } from '../../api/usePages.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FilterChoice } from '../../ui/FilterChoice.tsx';
import { formatDay } from '../../ui/formatDay.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { MoreFilters } from '../../ui/MoreFilters.tsx';
import { PagedList } from '../../ui/PagedList.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { RecordTable } from '../../ui/RecordTable.tsx';
import { useAddressFilter } from '../../ui/useAddressFilter.ts';
import { LineFilter } from '../markers/LineFilter.tsx';
import { DueDay, IncidentStateTag } from './IncidentTags.tsx';
import { useIncidentWords } from './words.ts';
import '../../ui/listPage.css';

const useFilter = () => useAddressFilter(IncidentFilter, {});

/** The incidents of all lines along the office's divisions. */
export function IncidentList() {
  const say = useIncidentWords();
  const may = useMay();
  const { filter } = useFilter();
  return (
    <>
      <PageHeader
        title={say('title')}
        lead={say('lead')}
        actions={
          may('incidents.report') && (
            <LinkButton type="primary" to={filter.line ? `/incidents/new?line=${filter.line}` : '/incidents/new'}>
              {say('report')}
            </LinkButton>
          )
        }
      />
      <Filters />
      <Pages filter={filter} />
    </>
  );
}

function Filters() {
  const say = useIncidentWords();
  const isChinese = useLanguage() === 'zh-CN';
  const { data: rules } = useCall(IncidentsApi.incidentRules, {});
  const { filter, change } = useFilter();
  return (
    <search className="list-filters" aria-label={say('filters')}>
      <FilterChoice
        label={say('state')}
        all={say('allStates')}
        value={filter.state}
        onChange={(state) => change({ state })}
        options={IncidentState.options.map((value) => ({ value, label: say(`state.${value}`) }))}
      />
      <FilterChoice
        label={say('due')}
        all={say('allDues')}
        value={filter.due}
        onChange={(due) => change({ due })}
        options={(['open', 'overdue'] as const).map((value) => ({ value, label: say(`due.${value}`) }))}
      />
      <MoreFilters chosen={[filter.line, filter.kind]}>
        <LineFilter value={filter.line} onChange={(line) => change({ line })} />
        <FilterChoice
          label={say('kind')}
          all={say('allKinds')}
          value={filter.kind}
          onChange={(kind) => change({ kind })}
          options={(rules?.items ?? []).map(({ code, label, labelZh }) => ({
            value: code,
            label: isChinese ? labelZh : label,
          }))}
        />
      </MoreFilters>
    </search>
  );
}

function Pages({ filter }: { filter: IncidentFilter }) {
  const say = useIncidentWords();
  const isWide = Grid.useBreakpoint().md ?? true;
  const pages = usePages(IncidentsApi.listIncidents, filter);
  const empty = (
    <EmptyState text={say('empty')}>
      <p className="empty-hint">{say('emptyHint')}</p>
    </EmptyState>
  );
  return (
    <PagedList pages={pages} empty={empty}>
      {(incidents) => (isWide ? <Rows incidents={incidents} /> : <Cards incidents={incidents} />)}
    </PagedList>
  );
}

function KindLink({ incident: { id, kind } }: { incident: IncidentListItem }) {
  const isChinese = useLanguage() === 'zh-CN';
  return (
    <Link className="record-name" to={`/incidents/${id}`}>
      {isChinese ? kind.labelZh : kind.label}
    </Link>
  );
}

function useColumns(): TableColumnsType<IncidentListItem> {
  const say = useIncidentWords();
  const language = useLanguage();
  return [
    { key: 'kind', title: say('kind'), render: (_, incident) => <KindLink incident={incident} /> },
    {
      key: 'line',
      title: say('line'),
      render: (_, { sideA, sideB }) => say('lineOf', { a: sideA.name, b: sideB.name }),
    },
    { key: 'marker', title: say('marker'), render: (_, { marker }) => marker?.numberText ?? '—' },
    { key: 'found', title: say('foundOn'), render: (_, { foundOn }) => formatDay(foundOn, language) },
    { key: 'state', title: say('state'), render: (_, { state }) => <IncidentStateTag state={state} /> },
    { key: 'due', title: say('dueOn'), render: (_, incident) => <DueDay incident={incident} /> },
  ];
}

function Rows({ incidents }: { incidents: readonly IncidentListItem[] }) {
  const say = useIncidentWords();
  return (
    <RecordTable label={say('title')} columns={useColumns()} records={incidents} to={({ id }) => `/incidents/${id}`} />
  );
}

function Cards({ incidents }: { incidents: readonly IncidentListItem[] }) {
  const say = useIncidentWords();
  const language = useLanguage();
  return (
    <ul className="card-list" aria-label={say('title')}>
      {incidents.map((incident) => (
        <li key={incident.id} className="card-item">
          <div className="card-item-head">
            <KindLink incident={incident} />
            <IncidentStateTag state={incident.state} />
          </div>
          <p>
            {say('lineOf', { a: incident.sideA.name, b: incident.sideB.name })}
            {incident.marker && ` · ${incident.marker.numberText}`}
          </p>
          <p>
            {say('foundOn')} {formatDay(incident.foundOn, language)}
            {incident.dueOn && (
              <>
                {' '}
                · {say('dueOn')} <DueDay incident={incident} />
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
