import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Dispute } from '#server/disputes/contract.ts';
import { type DisputeResult, DisputeResultApi, type ResultTask } from '#server/disputes/result/resultContract.ts';
import { useAct } from '../../api/query.ts';
import { DayField, TextField } from '../../boundaries/archive/fields.tsx';
import { LineDialog } from '../../boundaries/archive/LineDialog.tsx';
import { useLanguage } from '../../ui/addWords.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { useResultWords } from './words.ts';

interface Props {
  dispute: Dispute;
  result: DisputeResult;
}

/** What is left to do after the line took force, with its state. */
export function TaskList({ dispute, result }: Props) {
  const say = useResultWords();
  const { tasks } = result;
  const [open, setOpen] = useState<ResultTask | null>(null);
  const reopen = useAct(DisputeResultApi.finishTask);
  const may = result.acts.includes('finishTask');
  const done = tasks.filter(({ doneOn }) => doneOn !== null).length;
  return (
    <section aria-label={say('tasks')}>
      <h3>
        {say('tasks')} <span className="hint">{say('tasksDone', { done, all: tasks.length })}</span>
      </h3>
      <ProblemAlert error={reopen.error} />
      <ul className="result-tasks">
        {tasks.map((task) => (
          <li key={task.id} className={task.doneOn === null ? '' : 'is-done'}>
            <Task task={task} />
            {may && (
              <Button
                size="small"
                onClick={() =>
                  task.doneOn === null
                    ? setOpen(task)
                    : reopen.mutate({ params: { id: dispute.id, taskId: task.id }, body: { done: null } })
                }
              >
                {say(task.doneOn === null ? 'finish' : 'reopen')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {open && <FinishDialog dispute={dispute} task={open} onClose={() => setOpen(null)} />}
    </section>
  );
}

const LINKS: Partial<Record<ResultTask['kind'], { to: string; word: 'goMarkers' | 'goInspections' }>> = {
  markers_to_set: { to: '/markers/new', word: 'goMarkers' },
  inspection: { to: '/inspections', word: 'goInspections' },
};

function Task({ task }: { task: ResultTask }) {
  const say = useResultWords();
  const language = useLanguage();
  const { kind, count, examples, dueOn, doneOn } = task;
  const link = doneOn === null ? LINKS[kind] : undefined;
  return (
    <div>
      <div>
        <StatusTag tone={doneOn === null ? 'active' : 'good'}>
          {doneOn === null ? say('task.open') : say('finish')}
        </StatusTag>{' '}
        {say(`task.${kind}`)} {count > 1 && <strong>{say('task.count', { n: count })}</strong>}{' '}
        {dueOn && <span className="hint">{say('task.due', { day: formatDay(dueOn, language) })}</span>}{' '}
        {link && <Link to={link.to}>{say(link.word)}</Link>}
      </div>
      {doneOn && <Done task={task} day={doneOn} />}
      {examples.length > 0 && <Examples count={count} examples={examples} />}
    </div>
  );
}

function Done({ task: { note, organisation, doneBy }, day }: { task: ResultTask; day: string }) {
  const say = useResultWords();
  const language = useLanguage();
  return (
    <div className="hint">
      {say('task.done', { day: formatDay(day, language), organisation: organisation ?? '', by: doneBy ?? '' })}
      {note && `：${note}`}
    </div>
  );
}

function Examples({ count, examples }: Pick<ResultTask, 'count' | 'examples'>) {
  const say = useResultWords();
  return (
    <details>
      <summary>{say('list', { n: count })}</summary>
      <ul className="result-list">
        {examples.map((example, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list that is never reordered; two names may be alike
          <li key={i}>{example}</li>
        ))}
        {count > examples.length && <li className="hint">{say('more', { n: count - examples.length })}</li>}
      </ul>
    </details>
  );
}

function FinishDialog({ dispute, task, onClose }: { dispute: Dispute; task: ResultTask; onClose: () => void }) {
  const say = useResultWords();
  const [done, setDone] = useState({ on: '', note: '' });
  const act = useAct(DisputeResultApi.finishTask, { onSuccess: onClose });
  return (
    <LineDialog
      title={say(`task.${task.kind}`)}
      intro={say('finish.intro')}
      error={act.error}
      isPending={act.isPending}
      isComplete={done.on !== '' && done.note.trim() !== ''}
      onSubmit={() => act.mutate({ params: { id: dispute.id, taskId: task.id }, body: { done } })}
      onClose={onClose}
    >
      <DayField label={say('doneOn')} value={done.on} onChange={(on) => setDone((was) => ({ ...was, on }))} />
      <TextField
        label={say('note')}
        required
        lines={2}
        value={done.note}
        onChange={(note) => setDone((was) => ({ ...was, note }))}
      />
    </LineDialog>
  );
}
