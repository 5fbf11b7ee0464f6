import { ProcedureRecord, type ShownRecord } from '#server/naming/procedures/procedureContract.ts';
import {
  type AnyField,
  type Form,
  isAsked,
  RECORD_FORM,
  type RecordField,
  type Row,
  type Values,
} from './recordForms.ts';

const linesOf = (text: string): string[] => text.split('\n').flatMap((line) => line.trim() || []);

/** Each kind of field as the contract wants it; undefined is a fault where it is demanded. */
const READ: Record<RecordField['kind'], (text: string, optional: boolean) => unknown> = {
  line: (text) => text,
  paragraph: (text) => text,
  lines: linesOf,
  confirm: (text) => text === 'yes',
  choice: (text) => text || undefined,
  number: (text) => (text === '' ? undefined : Number(text)),
  day: (text, optional) => text || (optional ? null : undefined),
  file: (text) => text || null,
  colleague: (text) => text || null,
};
const valueIn = ({ kind, optional }: RecordField, text: string): unknown => READ[kind](text, optional === true);

const rowOf = (fields: readonly RecordField[], row: Row): object =>
  Object.fromEntries(fields.map((field) => [field.name, valueIn(field, row[field.name] ?? '')]));

function entryOf(field: AnyField, values: Values): unknown {
  const value = values[field.name];
  if (field.kind === 'rows') return (Array.isArray(value) ? value : []).map((row: Row) => rowOf(field.fields, row));
  return valueIn(field, typeof value === 'string' ? value : '');
}

/** The record that a form holds, or the JSON pointers of what is missing. A field that is not asked for is left out. */
export function recordOf(form: Form, values: Values): { record: ProcedureRecord } | { faults: ReadonlySet<string> } {
  const asked = RECORD_FORM[form].filter((field) => isAsked(field, values));
  const entries = asked.map((field) => [field.name, entryOf(field, values)] as const);
  const { data, error } = ProcedureRecord.safeParse({ form, ...Object.fromEntries(entries) });
  const faults = error ? error.issues.map(({ path }) => `/${path.join('/')}`) : emptyFields(asked, data);
  return data && faults.length === 0 ? { record: data } : { faults: new Set(faults) };
}

/** Fields the form demands though the contract lets them be empty: what a course of a hearing asks for. */
function emptyFields(asked: readonly AnyField[], record: ProcedureRecord): string[] {
  const given = new Map<string, unknown>(Object.entries(record));
  const demanded = asked.filter((field) => field.kind !== 'rows' && !field.optional);
  return demanded
    .filter(({ name }) => given.get(name) === '' || given.get(name) === null)
    .map(({ name }) => `/${name}`);
}

const textOf = (value: unknown): string => {
  if (value === true) return 'yes';
  if (value === null || value === undefined || value === false) return '';
  return Array.isArray(value) ? value.join('\n') : String(value);
};

/** What a form starts with: the record as it stands, or one empty row where at least one is needed. */
export function firstValues(form: Form, record: ShownRecord | null): Values {
  const given = new Map<string, unknown>(record?.form === form ? Object.entries(record) : []);
  return Object.fromEntries(
    RECORD_FORM[form].map((field) => {
      const value = given.get(field.name);
      if (field.kind !== 'rows') return [field.name, textOf(value)];
      const rows = Array.isArray(value) ? value : Array.from({ length: field.least }, () => ({}));
      return [field.name, rows.map((row) => rowValues(field.fields, row))];
    }),
  );
}

function rowValues(fields: readonly RecordField[], row: object): Row {
  const given = new Map<string, unknown>(Object.entries(row));
  return Object.fromEntries(fields.map(({ name }) => [name, textOf(given.get(name))]));
}
