import { Grid, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { z } from 'zod';
import { FieldOfficeApi, type WorkPackage } from '#server/signs/field/fieldApiContract.ts';
import { FieldPackage } from '#server/signs/field/fieldContract.ts';
import { usePages } from '../../api/usePages.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FilterChoice } from '../../ui/FilterChoice.tsx';
import { formatDay } from '../../ui/formatDay.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { PagedList } from '../../ui/PagedList.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { RecordTable } from '../../ui/RecordTable.tsx';
import { useAddressFilter } from '../../ui/useAddressFilter.ts';
import { PackageState } from './PackageState.tsx';
import { useFieldWords } from './words.ts';
import '../../ui/listPage.css';

const States = FieldPackage.shape.state;
const Filter = z.object({ state: States.optional() });
const addressOf = ({ id }: WorkPackage): string => `/signs/packages/${id}`;

/** Work packages of the office's divisions, and how far they are. */
export function PackageList() {
  const say = useFieldWords();
  const { filter, change } = useAddressFilter(Filter, {});
  const pages = usePages(FieldOfficeApi.listPackages, filter);
  const create = (
    <LinkButton type="primary" to="/signs/packages/new">
      {say('newPackage')}
    </LinkButton>
  );
  const empty = (
    <EmptyState text={say('packagesEmpty')}>
      <p className="empty-hint">{say('packagesEmptyHint')}</p>
      {create}
    </EmptyState>
  );
  return (
    <>
      <PageHeader title={say('packages')} lead={say('packagesLead')} actions={create} />
      <search className="list-filters" aria-label={say('filters')}>
        <FilterChoice
          label={say('state')}
          all={say('allStates')}
          value={filter.state}
          onChange={(state) => change({ state })}
          options={States.options.map((value) => ({ value, label: say(`state.${value}`) }))}
        />
      </search>
      <PagedList pages={pages} empty={empty}>
        {(packages) => <Packages packages={packages} />}
      </PagedList>
    </>
  );
}

function Packages({ packages }: { packages: readonly WorkPackage[] }) {
  const say = useFieldWords();
  const isWide = Grid.useBreakpoint().md ?? true;
  const columns = useColumns();
  if (isWide) return <RecordTable label={say('packages')} columns={columns} records={packages} to={addressOf} />;
  return (
    <ul className="card-list" aria-label={say('packages')}>
      {packages.map((one) => (
        <li key={one.id} className="card-item">
          <div className="card-item-head">
            <PackageLink one={one} />
            <PackageState state={one.state} />
          </div>
          <p>
            {one.assignee} · {one.divisionName}
          </p>
          <p>{say('inspectedOf', { done: one.inspected, all: one.counts.signs })}</p>
          <p>{say('recordsOf', one.records)}</p>
        </li>
      ))}
    </ul>
  );
}

const PackageLink = ({ one }: { one: WorkPackage }) => (
  <Link className="record-name" to={addressOf(one)}>
    {one.title}
  </Link>
);

function useColumns(): TableColumnsType<WorkPackage> {
  const say = useFieldWords();
  const language = useLanguage();
  return [
    { key: 'title', title: say('title'), render: (_, one) => <PackageLink one={one} /> },
    { key: 'state', title: say('state'), render: (_, { state }) => <PackageState state={state} /> },
    { key: 'assignee', title: say('assignee'), dataIndex: 'assignee' },
    { key: 'division', title: say('division'), dataIndex: 'divisionName' },
    { key: 'dueOn', title: say('dueOn'), render: (_, { dueOn }) => (dueOn ? formatDay(dueOn, language) : '—') },
    {
      key: 'progress',
      title: say('progress'),
      render: (_, { inspected, counts }) => say('inspectedOf', { done: inspected, all: counts.signs }),
    },
    { key: 'records', title: say('records'), render: (_, { records }) => say('recordsOf', records) },
    { key: 'created', title: say('created'), render: (_, { createdAt }) => formatInstant(createdAt) },
  ];
}
