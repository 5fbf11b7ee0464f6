import { z } from 'zod';
import { type Db, json, many, run, sql } from '../../../platform/db/sql.ts';
import { Problem } from '../../../platform/problem.ts';
import type { EditedLevel } from './judgeEdits.ts';
import { changedOutlines } from './measureOutlines.ts';

/**
 * The outlines of the divisions along the changed arcs, from a day on: a division whose row began earlier gets a new row
 * from that day, so that the map of the day before stays what it was.
 * @throws Problem conflict where a row of a division begins after the day
 */
export async function writeOutlines(
  tx: Db,
  edited: EditedLevel,
  { day, approval }: { day: string; approval: string | null },
): Promise<void> {
  const outlines = changedOutlines(edited).map(({ code, is }) => ({ code, geometry: is }));
  if (outlines.length === 0) return;
  const codes = outlines.map(({ code }) => code);
  await requireOpenRows(tx, codes, day);
  await run(
    tx,
    sql`select row_id from division where code = any(${codes}::text[]) and upper_inf(valid) order by row_id for update`,
  );
  const source = `；界线修改：${approval ?? day}`;
  const given = sql`jsonb_to_recordset(${json(outlines)}) as r (code text, geometry jsonb)`;
  await run(
    tx,
    sql`with old as (
          update division d set valid = daterange(lower(d.valid), ${day}::date), updated_at = now()
           where d.code = any(${codes}::text[]) and upper_inf(d.valid) and lower(d.valid) < ${day}::date
          returning d.row_id)
        select count(*) from old`,
  );
  await run(
    tx,
    sql`insert into division overriding user value
        select (jsonb_populate_record(d, jsonb_build_object('valid', daterange(${day}::date, null)::text,
                 'geom', st_setsrid(st_geomfromgeojson(r.geometry), 4490)::text, 'source', d.source || ${source}, 'updated_at', now()))).*
          from division d join ${given} on r.code = d.code
         where upper(d.valid) = ${day}::date`,
  );
  await run(
    tx,
    sql`update division d set geom = st_setsrid(st_geomfromgeojson(r.geometry), 4490), source = d.source || ${source}, updated_at = now()
          from ${given}
         where r.code = d.code and upper_inf(d.valid) and d.source not like '%' || ${source}`,
  );
}

async function requireOpenRows(tx: Db, codes: readonly string[], day: string): Promise<void> {
  const later = await many(
    tx,
    z.object({ name: z.string(), from: z.string() }),
    sql`select name, lower(valid) as from from division where code = any(${[...codes]}::text[]) and upper_inf(valid) and lower(valid) > ${day}::date`,
  );
  const [first] = later;
  if (!first) return;
  throw new Problem('conflict', `${first.name} changed on ${first.from}: the line takes force on that day or later`, {
    detailZh: `${first.name}自 ${first.from} 起有新的区划记录，生效日期不能早于该日。`,
    code: 'later-row',
  });
}
