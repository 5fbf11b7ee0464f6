import { z } from 'zod';
import type { Input, Reply } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import { ImportFinding } from '../imports/findingContract.ts';
import type { ImportRunId } from '../imports/importContract.ts';
import type { ImportsApi } from '../imports/importsApiContract.ts';

/** A finding as it is stored; whether its number is of a row or of a feature the facts of the file say. */
export const Finding = ImportFinding.omit({ row: true, feature: true, proposal: true, confirmable: true }).extend({
  seq: z.coerce.number().int(),
  number: z.number().int().nullable(),
  isTable: z.boolean(),
  confirmable: z.boolean(),
  proposal: z.string().nullable(),
});

/** Columns of `import_finding f` of the run `i` as `Finding` has them. */
export const findingColumns: Sql = sql`
  f.seq, f.number, coalesce(i.facts ->> 'headerRow', '') <> '' as "isTable", f.code, f.severity, f.confirmable, f.message,
  f.message_zh, f.proposal`;

/** As the contract has it. */
export function findingOf({
  seq: _,
  number,
  isTable,
  proposal,
  confirmable,
  ...said
}: z.infer<typeof Finding>): ImportFinding {
  const place = number === null ? {} : isTable ? { row: number } : { feature: number };
  return { ...place, ...said, ...(proposal === null ? {} : { proposal }), ...(confirmable ? { confirmable } : {}) };
}

const After = z.tuple([z.int32(), z.int().min(0)]);
const OF_FILE = -1;

/** Findings of the file first, then by row. */
export async function listFindings(
  db: Db,
  id: ImportRunId,
  { limit, cursor, severity, code }: Input<typeof ImportsApi.findings>['query'],
): Promise<Reply<typeof ImportsApi.findings>> {
  const after = cursor ? decodeCursor(After, cursor) : undefined;
  const rows = await many(
    db,
    Finding,
    sql`select ${findingColumns} from import_finding f join import_run i on i.id = f.run_id
         where f.run_id = ${id} ${severity ? sql`and f.severity = ${severity}` : sql``} ${code ? sql`and f.code = ${code}` : sql``}
           ${after ? sql`and (coalesce(f.number, -1), f.seq) > (${after[0]}::int, ${after[1]}::bigint)` : sql``}
         order by coalesce(f.number, -1), f.seq limit ${limit + 1}`,
  );
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map(findingOf),
    next: last ? encodeCursor([last.number ?? OF_FILE, last.seq]) : null,
    total: null,
  };
}

const Summed = z.object({ count: z.number().int(), first: z.number() });

/** How often each code stands in the findings, errors first, each with its first. */
export async function findingCodes(db: Db, id: ImportRunId): Promise<Reply<typeof ImportsApi.summary>> {
  const rows = await many(
    db,
    Finding.and(Summed),
    sql`select ${findingColumns}, c.count, c.first::float8 as first
          from (select code, severity, count(*)::int as count, min(seq) as first from import_finding
                 where run_id = ${id} group by code, severity) c
          join import_finding f on f.run_id = ${id} and f.seq = c.first
          join import_run i on i.id = f.run_id
         order by array_position(array['error', 'warning', 'note'], c.severity), c.count desc, c.code`,
  );
  return {
    items: rows.map(({ count, first: _, ...row }) => ({
      code: row.code,
      severity: row.severity,
      count,
      first: findingOf(row),
    })),
  };
}
