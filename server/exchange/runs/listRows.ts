import { z } from 'zod';
import type { Input, Reply } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import type { ImportFinding } from '../imports/findingContract.ts';
import { ImportRow, type ImportRunId } from '../imports/importContract.ts';
import type { ImportsApi } from '../imports/importsApiContract.ts';
import { STRETCH } from './findingRows.ts';
import { Finding, findingColumns, findingOf } from './listFindings.ts';

const Row = ImportRow.omit({ changes: true, findings: true }).extend({
  before: z.record(z.string(), z.unknown()).nullable(),
});
const After = z.tuple([z.int32()]);

/** Rows of a run in the order of the file, by what they do and what was found in them. */
export async function listRows(
  db: Db,
  id: ImportRunId,
  { limit, cursor, outcome, code, severity }: Input<typeof ImportsApi.rows>['query'],
): Promise<Reply<typeof ImportsApi.rows>> {
  const [after] = cursor ? decodeCursor(After, cursor) : [-1];
  const found = sql`${code ? sql`and f.code = ${code}` : sql``} ${severity ? sql`and f.severity = ${severity}` : sql``}`;
  const isFound =
    code || severity
      ? sql`and exists (select from import_finding f where f.run_id = r.run_id and f.number = r.number ${found})`
      : sql``;
  const rows = await many(
    db,
    Row,
    outcome
      ? sql`select ${rowColumns} from ${stretchesOf(id, outcome, { after, limit, isFound })}`
      : sql`select ${rowColumns} from import_row r where r.run_id = ${id} and r.number > ${after} ${isFound}
             order by r.number limit ${limit + 1}`,
  );
  const items = rows.slice(0, limit);
  const findings = await findingsOf(
    db,
    id,
    items.map(({ number }) => number),
  );
  const last = rows.length > limit ? items.at(-1) : undefined;
  return {
    items: items.map((row) => ({ ...row, changes: changesOf(row), findings: findings.get(row.number) ?? [] })),
    next: last ? encodeCursor([last.number]) : null,
    total: null,
  };
}

interface Part {
  after: number;
  limit: number;
  isFound: Sql;
}

/**
 * Rows `r` of an outcome, along the stretches that have any: no index may hold the outcome, because judging would then write
 * every index of every row anew.
 */
const stretchesOf = (id: ImportRunId, outcome: string, { after, limit, isFound }: Part): Sql => sql`
  import_stretch s
    cross join lateral (
      select * from import_row r
       where r.run_id = s.run_id and r.number >= s.first and r.number < s.first + ${STRETCH}::int and r.number > ${after}
         ${withOutcome(outcome)} ${isFound}
       order by r.number limit ${limit + 1}) r
   where s.run_id = ${id}::uuid and s.outcome = ${outcome} and s.first > ${after - STRETCH}::int
   order by s.first, r.number limit ${limit + 1}`;

/** As the counts have it: a row that a person left out is skipped, whatever was judged of it. */
const withOutcome = (outcome: string): Sql =>
  outcome === 'skipped'
    ? sql`and (r.left_out or r.outcome = 'skipped' or r.outcome is null)`
    : sql`and r.outcome = ${outcome} and not r.left_out`;

// A shape of thousands of points is shown as far as a map of the row needs it.
const SHOWN_POINTS = 2000;

/** Columns of `import_row r` as the contract has them. */
const rowColumns = sql`
  r.number, r.given, r.fields, r.code, r.name, r.outcome, r.left_out as "leftOut", r.before,
  case when r.subject_id is not null then jsonb_build_object('kind', r.subject_kind, 'id', r.subject_id) end as subject,
  case when st_geometrytype(r.geom) = 'ST_Point' then st_x(r.geom) end as lon,
  case when st_geometrytype(r.geom) = 'ST_Point' then st_y(r.geom) end as lat,
  case when st_npoints(r.geom) <= ${SHOWN_POINTS} then st_asgeojson(r.geom, 7, 0)::jsonb
       else st_asgeojson(st_simplify(r.geom, 0.001, true), 5, 0)::jsonb end as geometry`;

/** What differs between the register and the row; what is kept for the undoing alone begins with `_`. */
function changesOf({ outcome, before, fields }: z.infer<typeof Row>): z.infer<typeof ImportRow>['changes'] {
  if (outcome !== 'changed' || before === null) return [];
  return Object.entries(before)
    .filter(([field, was]) => !field.startsWith('_') && JSON.stringify(was) !== JSON.stringify(fields[field]))
    .map(([field, was]) => ({ field, before: was, after: fields[field] ?? null }));
}

async function findingsOf(db: Db, id: ImportRunId, numbers: readonly number[]): Promise<Map<number, ImportFinding[]>> {
  const rows = await many(
    db,
    Finding,
    sql`select ${findingColumns} from import_finding f join import_run i on i.id = f.run_id
         where f.run_id = ${id} and f.number = any(${[...numbers]}::int[]) order by f.seq`,
  );
  const byRow = new Map<number, ImportFinding[]>();
  for (const row of rows) {
    if (row.number === null) continue;
    byRow.set(row.number, [...(byRow.get(row.number) ?? []), findingOf(row)]);
  }
  return byRow;
}
