import { z } from 'zod';
import type { ImportChoices, ImportKind } from '#server/exchange/imports/importContract.ts';
import type { JudgedRun, StagedRow } from '#server/exchange/imports/importSteps.ts';
import { judge } from '#server/exchange/judge/judge.ts';
import { insertFindings, stageRows } from '#server/exchange/judge/stageRows.ts';
import { exchangeThresholds } from '#server/exchange/thresholds/exchangeThresholds.ts';
import { json, many, one, run, sql } from '#server/platform/db/sql.ts';
import type { Deps } from '#server/platform/deps.ts';
import { type SampleFile, understood } from './sampleFile.ts';

const Id = z.object({ id: z.string() });
const Row = z.object({
  number: z.number(),
  code: z.string().nullable(),
  name: z.string().nullable(),
  outcome: z.string().nullable(),
  subject_id: z.string().nullable(),
  before: z.record(z.string(), z.unknown()).nullable(),
  fields: z.record(z.string(), z.unknown()),
});
const Found = z.object({
  number: z.number().nullable(),
  code: z.string(),
  severity: z.string(),
  confirmable: z.boolean(),
  message: z.string(),
  message_zh: z.string(),
  proposal: z.string().nullable(),
});
export type Found = z.infer<typeof Found>;

export const TODAY = '2026-11-29';

/** What a judged run says. */
export interface Judgement {
  runId: string;
  rows: z.infer<typeof Row>[];
  found: Found[];
  /** Numbers of rows (null for the file) by code of finding. */
  byCode: Record<string, (number | null)[]>;
  outcomes: Record<string, number>;
}

interface Options {
  kind: ImportKind;
  office?: string;
  choices?: ImportChoices;
  crs?: JudgedRun['crs'];
}

/** Stages rows by hand and judges them in the register of the test. */
export async function judgedRows(db: Deps['db'], rows: readonly StagedRow[], options: Options): Promise<Judgement> {
  const judged = await staged(db, rows, options);
  return rejudged(db, judged);
}

export async function staged(
  db: Deps['db'],
  rows: readonly StagedRow[],
  { kind, office = '640300', choices = {}, crs }: Options,
): Promise<JudgedRun> {
  await run(
    db,
    sql`insert into stored_file (sha256, size_bytes, media_type, stored_at) values (repeat('a', 64), 1, 'text/csv', now()) on conflict do nothing`,
  );
  const { id } = await one(
    db,
    Id,
    sql`insert into import_run (kind, state, account_id, division_code, file_name, sha256, size_bytes, created_at, updated_at)
        select ${kind}, 'judging', (select id from account limit 1), ${office}, 'x.csv', repeat('a', 64), 1, now(), now() returning id`,
  );
  await stageRows(db, id, rows);
  return {
    id,
    kind,
    divisionCode: office,
    today: TODAY,
    now: `${TODAY}T00:00:00Z`,
    choices,
    crs: crs ?? { value: null, certain: true },
    thresholds: await exchangeThresholds(db, { divisionCode: office, today: TODAY }),
  };
}

export async function rejudged(db: Deps['db'], judged: JudgedRun): Promise<Judgement> {
  await db.transaction((tx) => judge(tx, judged));
  const rows = await many(
    db,
    Row,
    sql`select number, code, name, outcome, subject_id, before, fields from import_row where run_id = ${judged.id}::uuid order by number`,
  );
  const found = await many(
    db,
    Found,
    sql`select number, code, severity, confirmable, message, message_zh, proposal from import_finding where run_id = ${judged.id}::uuid order by number nulls first, seq`,
  );
  const byCode: Judgement['byCode'] = {};
  for (const { code, number } of found) byCode[code] = [...(byCode[code] ?? []), number];
  const outcomes: Judgement['outcomes'] = {};
  for (const { outcome } of rows) outcomes[outcome ?? '–'] = (outcomes[outcome ?? '–'] ?? 0) + 1;
  return { runId: judged.id, rows, found, byCode, outcomes };
}

/** A whole file: understood, staged, judged. */
export async function judgedFile(
  db: Deps['db'],
  file: SampleFile,
  { kind, choices = {}, office }: { kind?: ImportKind; choices?: ImportChoices; office?: string } = {},
): Promise<Judgement> {
  const known = await understood(file, { ...(kind ? { kind } : {}), choices });
  const judged = await staged(db, known.rows, {
    kind: known.kind,
    choices,
    crs: known.crs,
    ...(office ? { office } : {}),
  });
  await insertFindings(db, judged.id, known.findings);
  return rejudged(db, judged);
}

/** A staged row with what the test is about. */
export const row = (number: number, more: Partial<StagedRow> = {}): StagedRow => ({
  ...{ number, given: {}, code: null, name: null, geometry: null, srid: 4490, findings: [] },
  fields: { ...(more.code ? { code: more.code } : {}), ...(more.name ? { name: more.name } : {}) },
  ...more,
});

export interface GivenDivision {
  code: string;
  name: string;
  geometry?: unknown;
  schematic?: boolean;
  statistical?: boolean;
}

const LEVELS: Readonly<Record<number, string>> = { 6: 'county', 9: 'township', 12: 'committee' };
const levelOf = (code: string): string => {
  if (code.endsWith('0000')) return 'province';
  return code.length === 6 && code.endsWith('00') ? 'prefecture' : (LEVELS[code.length] ?? 'county');
};
const parentOf = (code: string): string | null => {
  if (code.length > 6) return code.slice(0, -3);
  if (code.endsWith('0000')) return null;
  return code.endsWith('00') ? `${code.slice(0, 2)}0000` : `${code.slice(0, 4)}00`;
};

/** Puts these divisions into the register, in force since 2023, in place of all that were there. */
export async function putDivisions(db: Deps['db'], divisions: readonly GivenDivision[]): Promise<void> {
  await db.raw('truncate division, public_outline');
  const rows = divisions.map(({ geometry = null, schematic = false, statistical = false, ...one }) => ({
    ...{ ...one, geometry, schematic, statistical, level: levelOf(one.code), parent: parentOf(one.code) },
    specific: one.name.replace(/(市|区|县|镇|乡|街道)$/, ''),
  }));
  await run(
    db,
    sql`insert into division (id, province_code, code, code_prefix, name, "specific", level, type, parent_code, path, statistical, valid, geom, schematic, source)
        select gen_random_uuid(), left(f.code, 2) || '0000', f.code, f.code, f.name, f."specific", f.level, f.level, f.parent, f.name, f.statistical,
               daterange('2023-06-30', null), st_multi(st_setsrid(st_geomfromgeojson(f.geometry), 4490)), f.schematic, '国家统计局代码'
          from jsonb_to_recordset(${json(rows)})
            as f (code text, name text, "specific" text, level text, parent text, statistical boolean, geometry jsonb, schematic boolean)`,
  );
}

/** Two of the law's categories, where the test has no law loaded. */
export const putCategories = (db: Deps['db']): Promise<number> =>
  run(
    db,
    sql`insert into category (id, label_zh, label_en, unique_scope, source)
        select c, c, c, 'county', '地名管理条例' from unnest(array['other', 'facility']) c on conflict do nothing`,
  );

/** A square of degrees. */
export const square = (west: number, south: number, side = 0.1) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ],
  ],
});
