import type { DossierActName } from '#server/dossiers/actContract.ts';
import type { Dossier } from '#server/dossiers/contract.ts';
import type { FormField } from '../naming/campaigns/forms.ts';
import type { DossierWord } from './words.ts';

type Field = FormField<DossierWord>;
const ON: Field = { name: 'on', kind: 'day', label: 'field.on' };
const DOCUMENT: Field = { name: 'document', kind: 'line', label: 'field.document' };
const REASON: Field = { name: 'reason', kind: 'paragraph', label: 'field.reason' };

interface Facts {
  dossier: Dossier;
  inEnglish: boolean;
  /** Of the list of tasks. */
  taskWord: (kind: string) => string;
}

const NOTE: Field = { name: 'note', kind: 'paragraph', label: 'field.note' };
const OPINIONS = ['agree', 'agree_with_conditions', 'disagree', 'no_comment'] as const;

/** What each act asks, in the order of the paper it records; what it chooses among comes from the dossier. */
const FIELDS: Record<DossierActName, readonly Field[]> = {
  consult: [],
  ask: [
    { name: 'kind', kind: 'select', label: 'field.kind' },
    { name: 'department', kind: 'line', label: 'field.department' },
    ON,
  ],
  answer: [
    { name: 'opinionId', kind: 'select', label: 'field.asked' },
    ON,
    {
      name: 'opinion',
      kind: 'choice',
      label: 'field.opinion',
      choices: OPINIONS.map((value) => [value, `opinion.${value}`] as const),
    },
    { name: 'text', kind: 'paragraph', label: 'field.text', optional: true },
    { ...DOCUMENT, optional: true },
  ],
  submit: [{ name: 'to', kind: 'line', label: 'field.submitTo' }, DOCUMENT, ON],
  return: [ON, REASON],
  approve: [
    { name: 'approver', kind: 'line', label: 'field.approver' },
    DOCUMENT,
    ON,
    { name: 'effectiveOn', kind: 'day', label: 'field.effectiveOn' },
  ],
  refuse: [DOCUMENT, ON, REASON],
  withdraw: [REASON],
  fixCode: [
    { name: 'old', kind: 'select', label: 'field.oldCode' },
    { name: 'code', kind: 'line', label: 'field.newCode', hint: 'codeHint' },
    DOCUMENT,
    ON,
  ],
  announce: [DOCUMENT, ON, { name: 'where', kind: 'line', label: 'field.where' }],
  apply: [],
  survey: [
    { ...DOCUMENT, label: 'field.agreement' },
    ON,
    { name: 'filedWith', kind: 'line', label: 'field.filedWith' },
  ],
  updateMap: [ON, NOTE],
  reportData: [ON, { name: 'to', kind: 'line', label: 'field.reportTo' }],
  extend: [DOCUMENT, ON],
  finishTask: [{ name: 'taskId', kind: 'select', label: 'field.task' }, ON, NOTE],
  complete: [ON, { name: 'report', kind: 'paragraph', label: 'field.report' }],
  archive: [ON, { name: 'volume', kind: 'line', label: 'field.volume' }],
};

/** The form of an act. */
export function actFields(act: DossierActName, facts: Facts): Field[] {
  const options = optionsOf(facts);
  return FIELDS[act].map((field) => {
    const chosenFrom = options[field.name];
    return chosenFrom && field.kind === 'select' ? { ...field, options: chosenFrom } : field;
  });
}

function optionsOf({ dossier, inEnglish, taskWord }: Facts): Record<string, { value: string; label: string }[]> {
  const { consulted, opinions, codes, tasks } = dossier;
  return {
    kind: consulted.map(({ kind, label, labelZh }) => ({ value: kind, label: inEnglish ? label : labelZh })),
    opinionId: opinions
      .filter(({ answeredOn }) => answeredOn === null)
      .map(({ id, department }) => ({ value: id, label: department })),
    old: codes
      .filter(({ effect }) => effect === 'renewed' || effect === 'issued')
      .map(({ old, name }) => ({ value: old, label: `${name}（${old}）` })),
    taskId: tasks
      .filter(({ doneOn }) => doneOn === null)
      .map(({ id, kind, count }) => ({ value: id, label: `${taskWord(kind)}（${count}）` })),
  };
}

/** What stands in the form already: today, and what there is no choice about. */
export function firstValues(act: DossierActName, dossier: Dossier, today: string): Record<string, string> {
  const next = dossier.codes.find(({ code, proposed }) => code === null && proposed !== null);
  const task = dossier.tasks.find(({ doneOn }) => doneOn === null);
  const asked = dossier.opinions.find(({ answeredOn }) => answeredOn === null);
  return {
    ...(['consult', 'withdraw', 'apply'].includes(act) ? {} : { on: today }),
    ...(act === 'fixCode' && next ? { old: next.old, code: next.proposed ?? '' } : {}),
    ...(act === 'finishTask' && task ? { taskId: task.id } : {}),
    ...(act === 'answer' && asked ? { opinionId: asked.id } : {}),
  };
}
