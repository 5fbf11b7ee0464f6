import type { MatterActName, MatterDetail } from '#server/naming/supervision/matterContract.ts';
import type { FormField } from '../campaigns/forms.ts';
import type { SupervisionWord } from './words.ts';

type Field = FormField<SupervisionWord>;
type Option = { value: string; label: string };

/** What the fields of an act choose from: data of this matter and the law's rows, said in the reader's language. */
export interface ActChoices {
  found: MatterDetail;
  measures: readonly Option[];
  capacities: readonly Option[];
}

const DOCUMENT: Field = { name: 'documentNo', kind: 'line', label: 'field.documentNo' };
const REASON: Field = { name: 'reason', kind: 'paragraph', label: 'field.reason' };

const whichMeasure = ({ found }: ActChoices): Field => ({
  name: 'measureId',
  kind: 'select',
  label: 'field.measureId',
  options: found.measures
    .filter(({ dueOn, outcome }) => dueOn !== null && outcome === null)
    .map(({ id, labelZh, documentNo }) => ({ value: id, label: `${labelZh} ${documentNo ?? ''}` })),
});
const whichPenalty = ({ found }: ActChoices): Field => ({
  name: 'penaltyId',
  kind: 'select',
  label: 'field.penaltyId',
  options: found.penalties
    .filter(({ outcome }) => outcome === null)
    .map(({ id, person }) => ({ value: id, label: person })),
});

const FIELDS: Record<MatterActName, (choices: ActChoices) => readonly Field[]> = {
  measure: ({ measures }) => [
    { name: 'kind', kind: 'select', label: 'field.kind', options: measures },
    { ...DOCUMENT, optional: true },
    { name: 'onDay', kind: 'day', label: 'field.onDay' },
    { name: 'dueOn', kind: 'day', label: 'field.dueOn', hint: 'field.dueHint', optional: true },
    { name: 'text', kind: 'paragraph', label: 'field.text' },
    { name: 'attendees', kind: 'line', label: 'field.attendees', optional: true },
  ],
  checkMeasure: (choices) => [
    whichMeasure(choices),
    {
      name: 'outcome',
      kind: 'choice',
      label: 'field.result',
      choices: [
        ['corrected', 'result.corrected'],
        ['not_corrected', 'result.not_corrected'],
      ],
    },
    { name: 'checkedOn', kind: 'day', label: 'field.checkedOn' },
    { name: 'note', kind: 'paragraph', label: 'field.note' },
  ],
  openPenalty: ({ capacities }) => [
    { name: 'person', kind: 'line', label: 'field.person' },
    { name: 'capacity', kind: 'select', label: 'field.capacity', options: capacities },
    { name: 'openedOn', kind: 'day', label: 'field.openedOn' },
    { name: 'actEndedOn', kind: 'day', label: 'field.actEndedOn', hint: 'field.actEndedHint', optional: true },
  ],
  informPenalty: (choices) => [whichPenalty(choices), { name: 'informedOn', kind: 'day', label: 'field.informedOn' }],
  recordPenalty: (choices) => [
    whichPenalty(choices),
    {
      name: 'outcome',
      kind: 'choice',
      label: 'field.decision',
      choices: [
        ['fined', 'choice.fined'],
        ['not_fined', 'choice.not_fined'],
      ],
    },
    { name: 'amount', kind: 'line', label: 'field.amount', optional: true },
    { name: 'decidedOn', kind: 'day', label: 'field.decidedOn' },
    { name: 'decidedBy', kind: 'line', label: 'field.decidedBy' },
    DOCUMENT,
    { name: 'note', kind: 'paragraph', label: 'field.note', optional: true },
  ],
  complete: () => [{ name: 'outcome', kind: 'paragraph', label: 'field.outcome' }],
  noBreach: () => [REASON],
  refer: () => [{ name: 'to', kind: 'line', label: 'field.to' }, REASON],
};

/** The fields of an act; names are those of `MatterActBodies`. */
export const fieldsOf = (act: MatterActName, choices: ActChoices): readonly Field[] => FIELDS[act](choices);

/** What stands in the form at first: today, and the one thing there is to choose. */
export function firstOf(fields: readonly Field[], today: string): Record<string, string> {
  const given = fields.flatMap(({ name, kind, options, optional }): [string, string][] => {
    if (kind === 'day' && !optional) return [[name, today]];
    const [only, ...more] = options ?? [];
    return only && more.length === 0 ? [[name, only.value]] : [];
  });
  return Object.fromEntries(given);
}
