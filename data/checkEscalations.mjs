import { dataFile, readCsv } from './dataSets.mjs';

const csv = (path) => readCsv(dataFile(path));
const FORM = { units: /^-?\d+$/, tell: /^(officer|head|handler|receiver|higher)$/, verified: /^(true|false)$/ };

/** What is wrong with the rows that say whom to tell of a time limit. */
export function escalationProblems() {
  const rows = csv('clocks/escalations.csv');
  const clocks = new Set(['*', 'PENALTY', ...csv('clocks/clock-rules.csv').map(({ id }) => id)]);
  const keys = rows.map(({ code, jurisdiction, effective_from }) => `${code} ${jurisdiction} ${effective_from}`);
  return [
    ...keys.filter((key, i) => keys.indexOf(key) !== i).map((key) => `escalation twice: ${key}`),
    ...rows.filter(({ clock }) => !clocks.has(clock)).map(({ code }) => `${code}: clock`),
    ...rows.flatMap((row) =>
      Object.entries(FORM)
        .filter(([column, form]) => !form.test(row[column]))
        .map(([column]) => `${row.code}: ${column}`),
    ),
  ];
}
