import { z } from 'zod';
import { record } from '../../audit/record.ts';
import { drawLines } from '../../boundaries/drawLines.ts';
import { type Db, many, run, type Sql, sql } from '../../platform/db/sql.ts';
import type { TakenRun, Taking } from '../imports/importSteps.ts';
import { addDivisions } from './addDivisions.ts';
import { countsOf, sourceOf, takenRows } from './takenRows.ts';
import type { TablesOf } from './takePlaces.ts';
import { undoDivisions, undoDivisionsRefusal } from './undoDivisions.ts';

/**
 * Outlines replace those of the divisions valid today, and lines are drawn anew in the same transaction; lists add committees,
 * and townships where a county has none yet.
 */
export const divisionsTaking = (tables: TablesOf): Taking => ({
  take: async (tx, taken) => {
    await replaceOutlines(tx, taken);
    await addDivisions(tx, tables, taken);
    return countsOf(tx, taken);
  },
  undoRefusal: (db, { id }) => undoDivisionsRefusal(db, id),
  undo: undoDivisions,
});

const Replaced = z.object({
  code: z.string(),
  before: z.object({ source: z.string(), schematic: z.boolean() }),
});

/** @throws Problem conflict `contradicts-agreement` where a line with an agreement would move */
async function replaceOutlines(tx: Db, taken: TakenRun): Promise<void> {
  const codes = await many(tx, z.object({ code: z.string() }), sql`select r.code ${outlines(taken)}`);
  if (codes.length === 0) return;
  const given = codes.map(({ code }) => code);
  await lockDivisions(tx, given, taken.today);
  const replaced = await many(tx, Replaced, keepBefore(taken));
  const source = sourceOf(taken);
  const touched = await run(tx, replace(taken, source));
  if (touched !== codes.length) throw new Error(`Replaced ${touched} outlines instead of ${codes.length}`);
  for (const { code, before } of replaced)
    await record(tx, {
      ...{ actor: taken.actor, action: 'divisions.import-outline', subjectKind: 'division', subjectId: code },
      before,
      after: { outline: source, schematic: false, crs: taken.crs.value },
      at: taken.now,
    });
  await drawLines(tx, { today: taken.today, at: taken.now });
}

/** Holds the divisions of these codes until the transaction ends. */
const lockDivisions = (tx: Db, codes: readonly string[], day: string): Promise<number> =>
  run(
    tx,
    sql`select row_id from division where code = any(${codes}::text[]) and valid @> ${day}::date order by row_id for update`,
  );

/** Rows `r` with an outline, and the division `d` that each is of. */
const outlines = (taken: TakenRun): Sql => sql`
  from import_row r join division d on d.code = r.code and d.valid @> ${taken.today}::date
 where ${takenRows(taken)} and r.geom is not null`;

const keepBefore = (taken: TakenRun): Sql => sql`
  update import_row i
     set subject_kind = 'division', subject_id = o.code,
         before = coalesce(i.before, '{}') || jsonb_build_object('_outline', jsonb_build_object('rowId', o.row_id,
           'geom', o.geom::text, 'source', o.source, 'schematic', o.schematic))
    from (select r.number, d.row_id, d.code, d.geom, d.source, d.schematic ${outlines(taken)}) o
   where i.run_id = ${taken.id}::uuid and i.number = o.number
  returning o.code, jsonb_build_object('source', o.source, 'schematic', o.schematic) as before`;

// The words of \`source\` for the code stay. The clock of the database: tiles are versioned by it.
const replace = (taken: TakenRun, source: string): Sql => sql`
  update division d
     set geom = st_multi(o.given), schematic = false, updated_at = greatest(now(), ${taken.now}::timestamptz),
         source = regexp_replace(d.source, '；轮廓：.*$', '') || '；轮廓：' || ${source}
    from (select d.row_id, r.geom as given ${outlines(taken)}) o
   where d.row_id = o.row_id`;
