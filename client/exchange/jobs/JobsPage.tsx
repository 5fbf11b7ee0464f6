import { useEffect } from 'react';
import { Link } from 'react-router';
import { JobFilter, JobState, JobsApi } from '#server/exchange/jobs/jobContract.ts';
import type { Reply } from '#server/platform/contract.ts';
import { useCall } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { usePages } from '../../api/usePages.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FilterChoice } from '../../ui/FilterChoice.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { PagedList } from '../../ui/PagedList.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useAddressFilter } from '../../ui/useAddressFilter.ts';
import { JobCard } from './JobCard.tsx';
import { useKindWord } from './kindWords.ts';
import { RecurringJobs } from './RecurringJobs.tsx';
import { useJobWords } from './words.ts';
import './jobs.css';

// As often as a person looks again.
const REFRESH_MS = 5_000;

/** The queue of background work: what waits, runs, failed and is done. */
export function JobsPage() {
  const say = useJobWords();
  const kindWord = useKindWord();
  const may = useMay();
  const { filter, change } = useAddressFilter<JobFilter>(JobFilter, {});
  const { data: counts } = useCall(JobsApi.countJobs, {}, { refetchIntervalMilliseconds: REFRESH_MS });
  return (
    <>
      <PageHeader title={say('title')} lead={say('lead')} />
      {counts && <Stages states={counts.states} filter={filter} />}
      <search className="list-filters" aria-label={say('filters')}>
        <FilterChoice
          label={say('kind')}
          all={say('allKinds')}
          value={filter.kind}
          onChange={(kind) => change({ kind })}
          options={(counts?.kinds ?? []).map(({ kind, jobs }) => ({
            value: kind,
            label: `${kindWord(kind)}（${jobs}）`,
          }))}
        />
      </search>
      <Jobs filter={filter} />
      {may('jobs.manage') && <RecurringJobs />}
    </>
  );
}

function Stages({ states, filter }: { states: Reply<typeof JobsApi.countJobs>['states']; filter: JobFilter }) {
  const say = useJobWords();
  const { kind } = filter;
  const addressOf = (state?: JobState) =>
    `?${new URLSearchParams({ ...(kind ? { kind } : {}), ...(state ? { state } : {}) })}`;
  return (
    <ul className="job-stages" aria-label={say('stages')}>
      <li>
        <Link to={addressOf()} aria-current={filter.state === undefined}>
          {say('all')}
        </Link>
      </li>
      {JobState.options.map((state) => (
        <li key={state}>
          <Link to={addressOf(state)} aria-current={state === filter.state}>
            {say(`state.${state}`)}
            <strong className={state === 'dead' && states.dead > 0 ? 'bad' : undefined}>{states[state]}</strong>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Jobs({ filter }: { filter: JobFilter }) {
  const say = useJobWords();
  const pages = usePages(JobsApi.listJobs, filter);
  const { retry } = pages;
  const isMoving = pages.items.some(({ state }) => state === 'running' || state === 'waiting' || state === 'retry');
  useEffect(() => {
    if (!isMoving) return;
    const timer = setInterval(retry, REFRESH_MS);
    return () => clearInterval(timer);
  }, [isMoving, retry]);
  const empty = (
    <EmptyState text={say('empty')}>
      <p className="empty-hint">{say('emptyHint')}</p>
      {Object.keys(filter).length > 0 && <LinkButton to="/jobs">{say('showAll')}</LinkButton>}
    </EmptyState>
  );
  return (
    <PagedList pages={pages} empty={empty}>
      {(jobs) => (
        <ul className="job-list" aria-label={say('title')}>
          {jobs.map((job) => (
            <JobCard key={job.id} job={job} />
          ))}
        </ul>
      )}
    </PagedList>
  );
}
