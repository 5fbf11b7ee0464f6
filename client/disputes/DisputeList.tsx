import { Grid, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { z } from 'zod';
import { type DisputeListItem, DisputeState, DisputesApi, DisputeTrack } from '#server/disputes/contract.ts';
import { useMay } from '../api/session.ts';
import { usePages } from '../api/usePages.ts';
import { useLanguage } from '../ui/addWords.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FilterChoice } from '../ui/FilterChoice.tsx';
import { formatDay } from '../ui/formatDay.ts';
import { formatInstant } from '../ui/formatInstant.ts';
import { LinkButton } from '../ui/LinkButton.tsx';
import { PagedList } from '../ui/PagedList.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { RecordTable } from '../ui/RecordTable.tsx';
import { StatusTag } from '../ui/StatusTag.tsx';
import { useAddressFilter } from '../ui/useAddressFilter.ts';
import { DisputeStateTag } from './DisputeStateTag.tsx';
import { useDisputeWords } from './words.ts';
import '../ui/listPage.css';

const Filter = z.object({
  track: DisputeTrack.optional(),
  state: z.union([DisputeState, z.literal('open')]).optional(),
});
type Filter = z.infer<typeof Filter>;

const useFilter = () => useAddressFilter(Filter, {});

/** The disputes in which the reader's government takes part. */
export function DisputeList() {
  const say = useDisputeWords();
  const may = useMay();
  const { filter } = useFilter();
  const register = may('disputes.register') && (
    <LinkButton type="primary" to="/disputes/new">
      {say('register')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader title={say('title')} lead={say('lead')} actions={register} />
      <Filters />
      <Pages filter={filter} />
    </>
  );
}

function Filters() {
  const say = useDisputeWords();
  const { filter, change } = useFilter();
  return (
    <search className="list-filters" aria-label={say('filters')}>
      <FilterChoice
        label={say('track')}
        all={say('allTracks')}
        value={filter.track}
        onChange={(track) => change({ track })}
        options={DisputeTrack.options.map((value) => ({ value, label: say(`track.${value}`) }))}
      />
      <FilterChoice
        label={say('state')}
        all={say('allStates')}
        value={filter.state}
        onChange={(state) => change({ state })}
        options={[
          { value: 'open', label: say('onlyOpen') },
          ...DisputeState.options.map((value) => ({ value, label: say(`state.${value}`) })),
        ]}
      />
    </search>
  );
}

function Pages({ filter: { track, state } }: { filter: Filter }) {
  const say = useDisputeWords();
  const isWide = Grid.useBreakpoint().md ?? true;
  const pages = usePages(DisputesApi.list, {
    ...(track ? { track } : {}),
    ...(state === 'open' ? { open: 'true' as const } : state ? { state } : {}),
  });
  const empty = (
    <EmptyState text={say('empty')}>
      <p className="empty-hint">{say('emptyHint')}</p>
    </EmptyState>
  );
  return (
    <PagedList pages={pages} empty={empty}>
      {(disputes) => (isWide ? <Rows disputes={disputes} /> : <Cards disputes={disputes} />)}
    </PagedList>
  );
}

const TitleLink = ({ dispute: { id, title } }: { dispute: DisputeListItem }) => (
  <Link className="record-name" to={`/disputes/${id}`}>
    {title}
  </Link>
);

function useColumns(): TableColumnsType<DisputeListItem> {
  const say = useDisputeWords();
  const language = useLanguage();
  return [
    { key: 'title', title: say('name'), render: (_, dispute) => <TitleLink dispute={dispute} /> },
    { key: 'track', title: say('track'), render: (_, { track }) => <StatusTag>{say(`track.${track}`)}</StatusTag> },
    {
      key: 'sides',
      title: say('sides'),
      render: (_, { sideA, sideB }) => say('sidesOf', { a: sideA.name, b: sideB.name }),
    },
    { key: 'handler', title: say('handler'), render: (_, { handler }) => handler.name },
    { key: 'arose', title: say('aroseOn'), render: (_, { aroseOn }) => formatDay(aroseOn, language) },
    { key: 'state', title: say('state'), render: (_, { state }) => <DisputeStateTag state={state} /> },
    { key: 'updated', title: say('updated'), render: (_, { updatedAt }) => formatInstant(updatedAt) },
  ];
}

function Rows({ disputes }: { disputes: readonly DisputeListItem[] }) {
  const say = useDisputeWords();
  return (
    <RecordTable label={say('title')} columns={useColumns()} records={disputes} to={({ id }) => `/disputes/${id}`} />
  );
}

function Cards({ disputes }: { disputes: readonly DisputeListItem[] }) {
  const say = useDisputeWords();
  return (
    <ul className="card-list" aria-label={say('title')}>
      {disputes.map((dispute) => (
        <li key={dispute.id} className="card-item">
          <div className="card-item-head">
            <TitleLink dispute={dispute} />
            <DisputeStateTag state={dispute.state} />
          </div>
          <p>{say('sidesOf', { a: dispute.sideA.name, b: dispute.sideB.name })}</p>
          <p>
            {say(`track.${dispute.track}`)} · {say('handler')} {dispute.handler.name}
          </p>
        </li>
      ))}
    </ul>
  );
}
