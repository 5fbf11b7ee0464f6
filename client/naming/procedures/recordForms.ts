import type { ProcedureRecord } from '#server/naming/procedures/procedureContract.ts';
import type { ProcedureWord } from './words.ts';

export type Form = ProcedureRecord['form'];
/** Texts by field name; `yes` for a ticked box. */
export type Row = Readonly<Record<string, string>>;
export type Values = Readonly<Record<string, string | readonly Row[]>>;

/** One field of a record; names are those of the contract. */
export interface RecordField {
  name: string;
  /** `lines`: one entry a line; `file`: an attachment of the case; `colleague`: an account of the office. */
  kind: 'line' | 'paragraph' | 'day' | 'number' | 'choice' | 'lines' | 'file' | 'confirm' | 'colleague';
  label: ProcedureWord;
  help?: ProcedureWord;
  optional?: true;
  choices?: readonly (readonly [value: string, word: ProcedureWord])[];
  /** Asked only where another field has one of these values. */
  when?: readonly [field: string, values: readonly string[]];
}
/** A repeated group of fields. */
export interface RowsField {
  name: string;
  kind: 'rows';
  label: ProcedureWord;
  rowLabel: ProcedureWord;
  addLabel: ProcedureWord;
  least: number;
  fields: readonly RecordField[];
}
export type AnyField = RecordField | RowsField;

const text = (name: string, label: ProcedureWord): RecordField => ({ name, kind: 'paragraph', label });
const day = (name: string, label: ProcedureWord): RecordField => ({ name, kind: 'day', label });
const words = <const W extends ProcedureWord>(...list: W[]) => list.map((word) => [word, word] as const);

const EXPERTS: RowsField = {
  ...{ name: 'experts', kind: 'rows', label: 'experts', rowLabel: 'expertN', addLabel: 'addExpert', least: 1 },
  fields: [
    { name: 'name', kind: 'line', label: 'name' },
    { name: 'unit', kind: 'line', label: 'workUnit' },
    { name: 'speciality', kind: 'line', label: 'speciality' },
    day('signedOn', 'signedOn'),
    { name: 'stance', kind: 'choice', label: 'stance', choices: words('agree', 'agree_with_conditions', 'dissent') },
    { ...text('opinion', 'opinion'), help: 'opinionHelp', optional: true },
    { name: 'attachmentId', kind: 'file', label: 'attachmentId', optional: true },
    { name: 'noInterest', kind: 'confirm', label: 'noInterest' },
  ],
};
const OPINIONS: RowsField = {
  ...{ name: 'opinions', kind: 'rows', label: 'opinions', rowLabel: 'opinionN', addLabel: 'addOpinion', least: 0 },
  fields: [
    text('opinion', 'mainOpinion'),
    { name: 'handling', kind: 'choice', label: 'handling', choices: words('adopted', 'partly', 'not_adopted') },
    text('reason', 'reason'),
  ],
};
const HELD = ['course', ['requested', 'own_initiative']] as const;
const ASKED = ['course', ['requested']] as const;

/** What each record asks, in the order a clerk fills it. */
export const RECORD_FORM: Record<Form, readonly AnyField[]> = {
  expert: [
    day('heldOn', 'heldOn'),
    EXPERTS,
    text('necessity', 'necessity'),
    text('soundness', 'soundness'),
    text('reasonableness', 'reasonableness'),
    text('risks', 'risks'),
    text('advice', 'advice'),
  ],
  consultation: [
    day('from', 'from'),
    day('until', 'until'),
    text('range', 'range'),
    { name: 'means', kind: 'lines', label: 'means', help: 'meansHelp' },
    { name: 'received', kind: 'number', label: 'received' },
    OPINIONS,
    { ...text('explanation', 'explanation'), help: 'shortHelp', optional: true },
  ],
  hearing: [
    day('toldOn', 'toldOn'),
    { name: 'toldWhom', kind: 'lines', label: 'toldWhom', help: 'linesHelp' },
    {
      ...{ name: 'course', kind: 'choice', label: 'course' },
      choices: words('pending', 'requested', 'waived', 'lapsed', 'own_initiative'),
    },
    { ...day('requestedOn', 'requestedOn'), when: ASKED },
    { name: 'requestedBy', kind: 'line', label: 'requestedBy', when: ASKED },
    { ...text('waiver', 'waiver'), when: ['course', ['waived']] },
    { ...day('announcedOn', 'announcedOn'), optional: true, when: HELD },
    { ...day('heldOn', 'hearingOn'), optional: true, when: HELD },
    { name: 'presiderId', kind: 'colleague', label: 'presiderId', help: 'presiderIdHelp', optional: true, when: HELD },
    { name: 'presider', kind: 'line', label: 'presider', help: 'presiderHelp', optional: true, when: HELD },
    { ...text('minutes', 'minutes'), optional: true, when: HELD },
    { ...text('explanation', 'explanation'), help: 'lateHelp', optional: true, when: HELD },
  ],
  risk: [
    day('assessedOn', 'assessedOn'),
    { name: 'assessedBy', kind: 'line', label: 'assessedBy' },
    { name: 'level', kind: 'choice', label: 'level', choices: words('high', 'medium', 'low') },
    text('risks', 'risks'),
    text('measures', 'measures'),
  ],
  assessment: [
    day('assessedOn', 'assessedOn'),
    { name: 'assessedBy', kind: 'line', label: 'assessedBy' },
    text('legality', 'legalityOf'),
    text('feasibility', 'feasibility'),
    text('controllability', 'controllability'),
    text('effects', 'effects'),
    text('risks', 'risks'),
    text('responses', 'responses'),
  ],
  omission: [text('reason', 'omissionReason')],
};

/** Whether a field is asked with these values. */
export const isAsked = (field: AnyField, values: Values): boolean =>
  field.kind === 'rows' || field.when === undefined || field.when[1].includes(String(values[field.when[0]] ?? ''));
