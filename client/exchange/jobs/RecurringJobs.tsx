import { JobsApi, type RecurringJob } from '#server/exchange/jobs/jobContract.ts';
import { useCall } from '../../api/query.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { JobFailureText } from './JobFailureText.tsx';
import { useKindWord } from './kindWords.ts';
import { useJobWords } from './words.ts';

const REFRESH_MS = 15_000;

/** What the system does again and again by itself; opened where the last round of any of it failed. */
export function RecurringJobs() {
  const say = useJobWords();
  const { data, error } = useCall(JobsApi.listRecurring, {}, { refetchIntervalMilliseconds: REFRESH_MS });
  if (error && !data) return <ProblemAlert error={error} />;
  if (!data || data.items.length === 0) return null;
  const failing = data.items.filter(({ state }) => state === 'retry').length;
  return (
    <details className="job-recurring" open={failing > 0}>
      <summary>
        {say('recurring', { n: data.items.length })}
        {failing > 0 && <StatusTag tone="bad">{say('recurringFailing', { n: failing })}</StatusTag>}
      </summary>
      <p className="hint">{say('recurringHint')}</p>
      <ul className="job-list" aria-label={say('recurring', { n: data.items.length })}>
        {data.items.map((job) => (
          <Round key={job.kind} job={job} />
        ))}
      </ul>
    </details>
  );
}

function Round({ job }: { job: RecurringJob }) {
  const say = useJobWords();
  const kindWord = useKindWord();
  const { kind, everySeconds, startedAt, dueAt, failure, state } = job;
  const every =
    everySeconds % 60 === 0 ? say('everyMinutes', { n: everySeconds / 60 }) : say('everySeconds', { n: everySeconds });
  return (
    <li className="job-round">
      <span>{kindWord(kind)}</span>
      <span className="job-facts">
        <span>{every}</span>
        <span>{startedAt ? `${say('lastRound')} ${formatInstant(startedAt)}` : say('noRound')}</span>
        {state === 'retry' && dueAt && (
          <span>
            {say('due')} {formatInstant(dueAt)}
          </span>
        )}
      </span>
      {failure && state === 'retry' && <JobFailureText failure={failure} />}
    </li>
  );
}
