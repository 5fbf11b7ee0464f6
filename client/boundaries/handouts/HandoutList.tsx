import { Button, Grid, Input, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { HandoutLevel, type HandoutListItem, HandoutState } from '#server/boundaries/handouts/handoutContract.ts';
import { HandoutFilter, HandoutsApi } from '#server/boundaries/handouts/handoutsApiContract.ts';
import { urlOf } from '../../api/call.ts';
import { useMay } from '../../api/session.ts';
import { usePages } from '../../api/usePages.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FilterChoice } from '../../ui/FilterChoice.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { PagedList } from '../../ui/PagedList.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { RecordTable } from '../../ui/RecordTable.tsx';
import { useAddressFilter } from '../../ui/useAddressFilter.ts';
import { HandoutStateTag } from './HandoutStateTag.tsx';
import { useHandoutWords } from './words.ts';
import '../../ui/listPage.css';

/** What the ledger is narrowed to. */
const useHandoutFilter = () => useAddressFilter(HandoutFilter, {});

/** The ledger: who asked for what, and what became of it. */
export function HandoutList() {
  const say = useHandoutWords();
  const may = useMay();
  const { filter, change } = useHandoutFilter();
  return (
    <>
      <PageHeader
        title={say('title')}
        lead={say('lead')}
        actions={
          <>
            <Button href={urlOf(HandoutsApi.handoutLedgerXlsx, { query: filter })}>{say('ledgerXlsx')}</Button>
            {may('handouts.keep') && (
              <LinkButton type="primary" to="/boundaries/handouts/new">
                {say('newRequest')}
              </LinkButton>
            )}
          </>
        }
      />
      <search className="list-filters" aria-label={say('filters')}>
        <Input.Search
          key={filter.q}
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
          options={HandoutState.options.map((value) => ({ value, label: say(`state.${value}`) }))}
        />
        <FilterChoice
          label={say('level')}
          all={say('allLevels')}
          value={filter.level}
          onChange={(level) => change({ level })}
          options={HandoutLevel.options.map((value) => ({ value, label: say(`level.${value}`) }))}
        />
      </search>
      <HandoutPages filter={filter} />
    </>
  );
}

function HandoutPages({ filter }: { filter: HandoutFilter }) {
  const say = useHandoutWords();
  const isWide = Grid.useBreakpoint().md ?? true;
  const pages = usePages(HandoutsApi.listHandouts, filter);
  const empty = (
    <EmptyState text={say('empty')}>
      <p className="empty-hint">{say('emptyHint')}</p>
    </EmptyState>
  );
  return (
    <PagedList pages={pages} empty={empty}>
      {(handouts) => (isWide ? <HandoutTable handouts={handouts} /> : <HandoutCards handouts={handouts} />)}
    </PagedList>
  );
}

const addressOf = ({ id }: HandoutListItem): string => `/boundaries/handouts/${id}`;

function HandoutLink({ handout }: { handout: HandoutListItem }) {
  const say = useHandoutWords();
  return (
    <Link className="record-name" to={addressOf(handout)}>
      {handout.number ?? say('noNumber')}
    </Link>
  );
}

function HandoutTable({ handouts }: { handouts: readonly HandoutListItem[] }) {
  const say = useHandoutWords();
  const columns: TableColumnsType<HandoutListItem> = [
    { key: 'number', className: 'whole', title: say('number'), render: (_, one) => <HandoutLink handout={one} /> },
    { key: 'applicant', title: say('applicant'), dataIndex: 'applicant' },
    { key: 'purpose', title: say('purpose'), dataIndex: 'purpose' },
    { key: 'level', className: 'whole', title: say('level'), render: (_, { level }) => say(`level.${level}`) },
    {
      key: 'state',
      className: 'whole',
      title: say('state'),
      render: (_, { state }) => <HandoutStateTag state={state} />,
    },
    { key: 'recipient', title: say('recipient'), dataIndex: 'recipient' },
    { key: 'handedOn', className: 'whole', title: say('handedOn'), dataIndex: 'handedOn' },
    {
      key: 'downloads',
      align: 'right',
      title: say('downloads'),
      render: (_, { downloads }) => (downloads > 0 ? downloads : ''),
    },
  ];
  return <RecordTable fits label={say('title')} columns={columns} records={handouts} to={addressOf} />;
}

function HandoutCards({ handouts }: { handouts: readonly HandoutListItem[] }) {
  const say = useHandoutWords();
  return (
    <ul className="card-list" aria-label={say('title')}>
      {handouts.map((handout) => (
        <li key={handout.id} className="card-item">
          <div className="card-item-head">
            <HandoutLink handout={handout} />
            <HandoutStateTag state={handout.state} />
          </div>
          <p>
            {handout.applicant} · {say(`level.${handout.level}`)}
          </p>
          <p className="hint">{handout.purpose}</p>
        </li>
      ))}
    </ul>
  );
}
