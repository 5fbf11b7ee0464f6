import { dataFile, readCsv } from './dataSets.mjs';

const PROCEDURES = new Set(['expert', 'consultation', 'hearing', 'risk', 'assessment', 'legality']);
const STRENGTHS = new Set(['required', 'must_inform', 'consider', 'not_required']);
const KINDS = new Set(['naming', 'renaming', 'cancellation', 'reservation']);
const NUMBERS = ['min_addresses', 'min_days', 'request_days', 'within_days', 'notice_days'];
const FLAGS = ['listed', 'may_omit', 'may_shorten', 'verified'];
const list = (cell) => cell.split(';').filter(Boolean);

/** Faults of the trigger rows: words nobody knows, repeated rows, numbers and flags that are none. */
export function procedureProblems({ categories, facts }) {
  const rows = readCsv(dataFile('procedures/triggers.csv'));
  const types = new Set(readCsv(dataFile('generics/feature-types.csv')).map((row) => row.feature_type));
  const known = { case_kinds: KINDS, categories, facts, feature_types: types };
  const keys = rows.map((row) => `${row.id} ${row.jurisdiction} ${row.effective_from}`);
  const perRow = (row) => [
    ...Object.entries(known).flatMap(([column, codes]) =>
      list(row[column])
        .filter((code) => !codes.has(code))
        .map((code) => `${column} ${code}`),
    ),
    ...NUMBERS.filter((column) => !/^\d*$/.test(row[column])),
    ...FLAGS.filter((column) => !/^(true|false)$/.test(row[column])),
    ...(PROCEDURES.has(row.procedure) && STRENGTHS.has(row.strength) ? [] : ['procedure or strength']),
    ...(/^(working_day|day)$/.test(row.unit) ? [] : ['unit']),
    ...(row.may_shorten === 'true' && row.min_days === '' ? ['may_shorten without min_days'] : []),
  ];
  return [
    ...keys.filter((key, i) => keys.indexOf(key) !== i).map((key) => `trigger twice: ${key}`),
    ...rows.flatMap((row) => perRow(row).map((fault) => `trigger ${row.id}: ${fault}`)),
  ];
}
