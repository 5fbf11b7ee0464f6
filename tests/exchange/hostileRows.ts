import { join } from 'node:path';
import fc from 'fast-check';
import { z } from 'zod';
import type { Column, ExportRow } from '#server/exchange/exports/collection.ts';
import { column, long } from '#server/exchange/exports/columns.ts';
import type { ExportEncoding, ExportFormat } from '#server/exchange/exports/exportContract.ts';
import { LimitLog } from '#server/exchange/exports/formatLimits.ts';
import { WRITERS } from '#server/exchange/exports/writers/openWriter.ts';

export const COLUMNS: readonly Column[] = [
  column('name', '标准名称', 'Name'),
  long(column('description', '说明', 'Description'), 'descr'),
  column('code', '代码', 'Code'),
  column('number', '数', 'Number', { type: 'number' }),
  column('valid_from', '日期', 'Day', { type: 'date' }),
];
const HOSTILE = [
  ...[
    '𠮷',
    '䶮',
    '𡌶',
    'é',
    'ǖ',
    "'",
    '"',
    '=',
    '+',
    '-',
    '@',
    '＝',
    '\n',
    '\r\n',
    '\t',
    ',',
    ';',
    '<',
    '&',
    ']]>',
    '\u202e',
    '\u200f',
  ],
  ...['\u200d', '_x0041_', '村', 'a', ' ', '\\', '%', '{', '\u0007'],
] as const;
const hostile = fc.array(fc.constantFrom(...HOSTILE), { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
const row = fc.record({
  name: hostile,
  description: fc.option(hostile),
  code: fc.stringMatching(/^0\d{5}$/),
  number: fc.option(
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }).map((n) => Math.round(n * 1e6) / 1e6 + 0),
  ),
  valid_from: fc.option(
    fc
      .date({ min: new Date('1912-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10)),
  ),
});
/** Rows with what breaks formats: rare characters, quotes, formulas, line ends, marks of direction, control characters. */
export const given: ExportRow[] = fc.sample(row, { numRuns: 150, seed: 8 }).map((values, i) => ({
  ...{ values, secrecy: 'public' as const },
  geometry: i % 9 === 8 ? null : `{"type":"Point","coordinates":[${(106 + i / 1e3).toFixed(9)},37.123456789]}`,
}));

let runs = 0;
interface Wanted {
  format: ExportFormat;
  encoding?: ExportEncoding;
  rows?: readonly ExportRow[];
}

/** Writes the rows in two pages into a folder; answers the paths of the files. */
export async function written(folder: string, { format, encoding, rows = given }: Wanted) {
  runs += 1;
  const limits = new LimitLog();
  const writer = WRITERS[format]({
    ...{
      folder,
      name: `run${runs}`,
      title: '地名',
      columns: COLUMNS,
      nameColumn: 'name',
      secrecy: 'public',
      about: ['说明'],
      limits,
    },
    request: { format, encoding, crs: 4490 },
  });
  try {
    await writer.write(rows.slice(0, 7));
    await writer.write(rows.slice(7));
    const files = await writer.finish();
    return { files: files.map((file) => join(folder, file)), limits: limits.all({ format }) };
  } finally {
    await writer.close();
  }
}

export const Feature = z.object({
  properties: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  geometry: z.object({ type: z.string(), coordinates: z.number().array() }).nullable(),
});
export const Features = z.object({ features: Feature.array() });

export const valuesOf = (rows: readonly ExportRow[]) =>
  rows.map(({ values }) => COLUMNS.map(({ key }) => values[key] ?? null));
export const positionsOf = (rows: readonly ExportRow[]) =>
  rows.map(({ geometry }) =>
    geometry === null ? null : Feature.shape.geometry.parse(JSON.parse(geometry))?.coordinates,
  );
