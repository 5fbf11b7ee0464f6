import { dataFile, readCsv } from './dataSets.mjs';

const list = (cell) => cell.split(';').filter(Boolean);

/** Faults of the law rows of supervision: references, repeated rows, fines without persons. */
export function supervisionProblems(organs) {
  const rows = readCsv(dataFile('supervision/liabilities.csv'));
  const measures = new Set(readCsv(dataFile('supervision/measures.csv')).map((row) => row.code));
  const keys = rows.map((row) => `${row.code} ${row.jurisdiction} ${row.effective_from}`);
  const unknown = (row, column, known) =>
    list(row[column])
      .filter((code) => !known.has(code))
      .map((code) => `${row.code}: ${column} ${code}`);
  return [
    ...keys.filter((key, i) => keys.indexOf(key) !== i).map((key) => `liability twice: ${key}`),
    ...rows.flatMap((row) => [...unknown(row, 'measures', measures), ...unknown(row, 'organs', organs)]),
    ...rows
      .filter((row) => (row.fine_max === '') !== (row.fine_on === '') || Number(row.fine_min) > Number(row.fine_max))
      .map((row) => `${row.code}: fine`),
  ];
}
