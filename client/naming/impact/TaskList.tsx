import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { OrganKind } from '#server/accounts/contract.ts';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { NamingApi } from '#server/naming/contract.ts';
import type { CaseTask } from '#server/naming/impact/impactContract.ts';
import { useAct } from '../../api/query.ts';
import { useCodeLabel, useCodeOptions } from '../../gazetteer/useCodeList.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { DutyLimitLine } from '../timeLimits/DutyLimitLine.tsx';
import { useImpactWords } from './words.ts';

/** The tasks of a case: each with its office and whether it is done; whoever owns one settles it here. */
export function TaskList({ found }: { found: CaseDetail }) {
  const say = useImpactWords();
  return (
    <>
      <p className="hint">{say('tasksLead')}</p>
      <ol className="task-list">
        {found.tasks.map((task) => (
          <Task key={task.id} caseId={found.id} task={task} />
        ))}
      </ol>
    </>
  );
}

function Task({ caseId, task }: { caseId: CaseDetail['id']; task: CaseTask }) {
  const say = useImpactWords();
  const label = useCodeLabel('renaming-tasks')(task.kind);
  return (
    <li>
      <div className="task-head">
        <span>{label}</span>
        <StatusTag tone={task.outcome ? 'good' : 'warning'}>{say(task.outcome ?? 'open')}</StatusTag>
      </div>
      <p className="hint">
        {say('owner')}：{task.owner}
        {task.settledBy && task.settledAt && (
          <> · {say('settledLine', { by: task.settledBy, at: formatInstant(task.settledAt) })}</>
        )}
      </p>
      {task.limit && <DutyLimitLine limit={task.limit} />}
      {task.note && <p className="prose">{task.note}</p>}
      {task.mine && <TaskActs caseId={caseId} task={task} label={label} />}
    </li>
  );
}

function TaskActs({ caseId, task, label }: { caseId: CaseDetail['id']; task: CaseTask; label: string }) {
  const say = useImpactWords();
  const [note, setNote] = useState('');
  const settle = useAct(NamingApi.settleTask, { onSuccess: () => setNote('') });
  const params = { id: caseId, taskId: task.id };
  const button = (outcome: 'done' | 'not_needed' | 'open', word: 'setDone' | 'setNotNeeded' | 'setOpen') => (
    <Button
      key={outcome}
      size="small"
      aria-label={say('forTask', { task: label, act: say(word) })}
      loading={settle.isPending}
      onClick={() => settle.mutate({ params, body: { outcome, note } })}
    >
      {say(word)}
    </Button>
  );
  return (
    <>
      <ProblemAlert error={settle.error} />
      <div className="task-acts no-print">
        {task.outcome ? (
          button('open', 'setOpen')
        ) : (
          <>
            <Input
              size="small"
              aria-label={`${label} ${say('note')}`}
              placeholder={say('note')}
              value={note}
              maxLength={1000}
              onChange={(event) => setNote(event.target.value)}
            />
            {button('done', 'setDone')}
            {button('not_needed', 'setNotNeeded')}
            {task.assignable && <Assign params={params} label={label} />}
          </>
        )}
      </div>
    </>
  );
}

function Assign({ params, label }: { params: { id: CaseDetail['id']; taskId: string }; label: string }) {
  const say = useImpactWords();
  const organs = useCodeOptions('organ-kinds').filter(({ value }) => OrganKind.safeParse(value).success);
  const assign = useAct(NamingApi.assignTask);
  return (
    <>
      <Select
        size="small"
        aria-label={say('forTask', { task: label, act: say('assign') })}
        placeholder={say('assign')}
        value={null}
        loading={assign.isPending}
        options={organs.filter(({ value }) => value !== 'applicant' && value !== 'audit')}
        onChange={(value: string | null) => value && assign.mutate({ params, body: { organ: OrganKind.parse(value) } })}
      />
      <ProblemAlert error={assign.error} />
    </>
  );
}
