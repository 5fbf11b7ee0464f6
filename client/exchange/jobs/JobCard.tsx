import { App, Button, Popconfirm, Progress } from 'antd';
import { Link } from 'react-router';
import { type Job, type JobAct, type JobState, JobsApi } from '#server/exchange/jobs/jobContract.ts';
import { useAct } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { JobFailureText } from './JobFailureText.tsx';
import { subjectPage, useKindWord } from './kindWords.ts';
import { useJobWords } from './words.ts';

const TONE: Record<JobState, Tone> = {
  ...{ waiting: 'plain', running: 'active', retry: 'warning', dead: 'bad', done: 'good', cancelled: 'plain' },
};

const ACTS: Record<JobState, readonly JobAct[]> = {
  ...{ waiting: ['cancel'], running: ['cancel'], retry: ['cancel'], dead: ['retry', 'discard'] },
  ...{ done: [], cancelled: ['retry', 'discard'] },
};

/** One job: what it is, how far it is, why it failed, and what may be decided about it. */
export function JobCard({ job }: { job: Job }) {
  const say = useJobWords();
  const kindWord = useKindWord();
  const page = subjectPage(job.subject);
  return (
    <li className="card-item">
      <div className="card-item-head">
        <span className="job-head">
          <span className="job-name">{kindWord(job.kind)}</span>
          {page && (
            <>
              {' '}
              · <Link to={page}>{say('subject')}</Link>
            </>
          )}
        </span>
        <StatusTag tone={TONE[job.state]}>{say(`state.${job.state}`)}</StatusTag>
      </div>
      <Facts job={job} />
      <Work job={job} />
      {job.failure && job.state !== 'done' && <JobFailureText failure={job.failure} />}
      <Acts job={job} />
    </li>
  );
}

function Facts({ job }: { job: Job }) {
  const say = useJobWords();
  const { divisionName, createdAt, startedAt, dueAt, endedAt, tries, mostTries, state } = job;
  const at = (word: 'created' | 'started' | 'lastTry' | 'due' | 'ended', moment: string | null) =>
    moment && `${say(word)} ${formatInstant(moment)}`;
  const facts = [
    divisionName,
    at('created', createdAt),
    // Nothing runs of what waits to be tried again: its begin is that of the try that failed.
    at(state === 'retry' ? 'lastTry' : 'started', startedAt),
    state === 'retry' ? at('due', dueAt) : null,
    at('ended', endedAt),
    (tries > 1 || state === 'retry') && say('tries', { n: tries, most: mostTries }),
  ];
  return <p className="job-facts">{facts.map((fact) => fact && <span key={fact}>{fact}</span>)}</p>;
}

function Work({ job: { progress, state } }: { job: Job }) {
  const say = useJobWords();
  if (!progress || state === 'done') return null;
  const { done, total } = progress;
  const text = total === null ? say('counted', { done }) : say('countedOf', { done, total });
  if (total === null || total === 0) return <p className="hint">{text}</p>;
  return (
    <div className="job-progress">
      <Progress
        aria-label={say('progress')}
        percent={Math.round((100 * done) / total)}
        format={() => text}
        size="small"
      />
    </div>
  );
}

function Acts({ job: { id, state } }: { job: Job }) {
  const say = useJobWords();
  const may = useMay();
  const { message } = App.useApp();
  const act = useAct(JobsApi.actOnJob);
  if (!may('jobs.manage') || ACTS[state].length === 0) return null;
  const perform = (what: JobAct) =>
    act.mutate({ params: { id }, body: { act: what } }, { onSuccess: () => void message.success(say(`did.${what}`)) });
  const asked = (what: 'cancel' | 'discard') => (
    <Popconfirm
      key={what}
      title={say(what === 'cancel' ? 'confirmCancel' : 'confirmDiscard')}
      description={say(what === 'cancel' ? 'cancelHint' : 'discardHint')}
      okText={say(`act.${what}`)}
      cancelText={say('keep')}
      onConfirm={() => perform(what)}
    >
      <Button size="small" danger={what === 'discard'} loading={act.isPending}>
        {say(`act.${what}`)}
      </Button>
    </Popconfirm>
  );
  return (
    <>
      <ProblemAlert error={act.error} />
      <div className="job-acts">
        {ACTS[state].map((what) =>
          what === 'retry' ? (
            <Button key={what} size="small" type="primary" loading={act.isPending} onClick={() => perform(what)}>
              {say('act.retry')}
            </Button>
          ) : (
            asked(what)
          ),
        )}
      </div>
    </>
  );
}
