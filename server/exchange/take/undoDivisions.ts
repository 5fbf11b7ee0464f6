import { z } from 'zod';
import { record } from '../../audit/record.ts';
import { drawLines } from '../../boundaries/drawLines.ts';
import { type Db, many, one, Sql, sql } from '../../platform/db/sql.ts';
import type { TakenRun } from '../imports/importSteps.ts';

const Counted = z.object({ count: z.number().int() });

/** Rows `r` of a run that changed or made a division. */
const rowsOf = (runId: string): Sql =>
  sql`r.run_id = ${runId}::uuid and r.subject_kind = 'division' and r.outcome in ('added', 'changed') and not r.left_out`;
/** Codes that the run added. */
const addedBy = (runId: string): Sql =>
  sql`select r.subject_id from import_row r where ${rowsOf(runId)} and not coalesce(r.before, '{}') ? '_outline'`;

/** What is filed under the code of a division, and how a person calls it. */
const FILED = [
  ['place', 'places', '地名'],
  ['naming_case', 'cases', '命名案件'],
  ['sign', 'signs', '地名标志'],
  ['census_record', 'census records', '普查记录'],
  ['organisation', 'organisations', '单位'],
] as const;

/** Why an import of divisions cannot be taken back. */
export async function undoDivisionsRefusal(db: Db, runId: string): Promise<{ en: string; zh: string } | null> {
  const count = async (query: Sql) => (await one(db, Counted, query)).count;
  const moved = await count(
    sql`select count(*)::int as count from import_row r
         where ${rowsOf(runId)} and r.before ? '_outline'
           and not exists (select from division d where d.row_id = (r.before -> '_outline' ->> 'rowId')::bigint
                             and upper_inf(d.valid) and st_asbinary(d.geom) = st_asbinary(st_multi(r.geom)))`,
  );
  if (moved > 0)
    return { en: `${moved} outlines were changed since`, zh: `其中 ${moved} 个轮廓此后又有变更，不能撤销。` };
  const below = await count(
    sql`select count(*)::int as count from division d
         where d.parent_code in (${addedBy(runId)}) and d.code not in (${addedBy(runId)})`,
  );
  if (below > 0) return { en: `${below} divisions lie below its own`, zh: `其下已有 ${below} 个区划，不能撤销。` };
  for (const [table, en, zh] of FILED) {
    const from = new Sql(`${table} t`, []);
    const filed = await count(
      sql`select count(*)::int as count from ${from} where t.division_code in (${addedBy(runId)})`,
    );
    if (filed > 0)
      return {
        en: `${filed} ${en} are filed under its divisions`,
        zh: `已有 ${filed} 个${zh}属于其中的区划，不能撤销。`,
      };
  }
  const events = await count(
    sql`select count(*)::int as count from division d join import_row r on r.subject_id = d.code
         where ${rowsOf(runId)} and not coalesce(r.before, '{}') ? '_outline' and not upper_inf(d.valid)`,
  );
  return events > 0
    ? { en: `${events} of its divisions were changed since`, zh: `其中 ${events} 个区划此后又有变更，不能撤销。` }
    : null;
}

/** Divisions that were added go; outlines are again as they were, and lines are drawn anew. @throws Problem conflict `contradicts-agreement` */
export async function undoDivisions(tx: Db, { id, today, now, actor }: TakenRun): Promise<void> {
  const Gone = z.object({ code: z.string(), name: z.string(), level: z.string() });
  const gone = await many(
    tx,
    Gone,
    sql`delete from division d where d.code in (${addedBy(id)}) returning d.code, d.name, d.level`,
  );
  for (const { code, ...before } of gone)
    await record(tx, {
      ...{ actor, action: 'divisions.undo-import', subjectKind: 'division', subjectId: code, before },
      at: now,
    });
  const restored = await many(
    tx,
    z.object({ code: z.string(), source: z.string() }),
    sql`update division d
           set geom = (b.was ->> 'geom')::geometry, schematic = (b.was ->> 'schematic')::boolean, source = b.was ->> 'source',
               updated_at = greatest(now(), ${now}::timestamptz)
          from (select r.before -> '_outline' as was from import_row r where ${rowsOf(id)} and r.before ? '_outline') b
         where d.row_id = (b.was ->> 'rowId')::bigint
        returning d.code, d.source`,
  );
  for (const { code, source } of restored)
    await record(tx, {
      ...{ actor, action: 'divisions.undo-outline', subjectKind: 'division', subjectId: code },
      after: { source },
      at: now,
    });
  if (restored.length > 0) await drawLines(tx, { today, at: now });
}
