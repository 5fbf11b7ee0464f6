import { z } from 'zod';
import { type Db, json, many, one, run, type Sql, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';

const Ended = z.object({
  rowId: z.number(),
  code: z.string(),
  name: z.string(),
  path: z.string(),
  parentCode: z.string().nullable(),
});

/** Ends rows of `division` on the day. @throws Problem conflict where one of them begins on it */
export async function endRows(tx: Db, which: Sql, day: string): Promise<z.infer<typeof Ended>[]> {
  const rows = await many(
    tx,
    Ended.extend({ isNew: z.boolean() }),
    sql`select row_id::int as "rowId", code, name, path, parent_code as "parentCode", lower(valid) = ${day}::date as "isNew"
          from division where valid @> ${day}::date and ${which} order by code for update`,
  );
  const taken = rows.find(({ isNew }) => isNew);
  if (taken)
    throw new Problem('conflict', `${taken.code} changed on ${day} already`, {
      detailZh: `${taken.path}（${taken.code}）在 ${day} 已有变更，同一天不能再变更。`,
      code: 'changed-that-day',
    });
  await run(
    tx,
    sql`insert into dossier_period (row_id, until) select row_id, upper(valid) from division where row_id = any(${rows.map(({ rowId }) => rowId)})`,
  );
  await run(
    tx,
    sql`update division set valid = daterange(lower(valid), ${day}::date), updated_at = now()
         where row_id = any(${rows.map(({ rowId }) => rowId)})`,
  );
  return rows;
}

export const endCodes = (tx: Db, codes: readonly string[], day: string) =>
  endRows(tx, sql`code = any(${[...codes]})`, day);

/** Where the government of a division sits from now on. */
export interface NewSeat {
  words: string;
  /** The division of the next level in which it lies. */
  code: string | null;
  /** Longitude, latitude. */
  point: readonly [number, number] | null;
}

export interface Begun {
  rowId: number;
  code: string;
  parentCode: string | null;
  path: string;
  name?: string;
  specific?: string;
  seat?: NewSeat;
  /** Whom it is entrusted to from now on; null ends it. */
  entrusted?: string | null | undefined;
}

/** Begins rows that follow others, with what differs. */
export async function beginRows(
  tx: Db,
  rows: readonly Begun[],
  { day, document }: { day: string; document: string },
): Promise<void> {
  await run(tx, insertFollowing(rows.map(begunRow), { day, document }));
}

const begunRow = ({ seat, entrusted, ...row }: Begun) => ({
  ...row,
  ...(seat
    ? {
        seat: seat.words,
        seatCode: seat.code,
        seatPoint: seat.point ? { type: 'Point', coordinates: seat.point } : null,
        isSeat: true,
      }
    : {}),
  ...(entrusted === undefined ? {} : { entrusted, isEntrusting: true }),
});

const insertFollowing = (rows: readonly object[], { day, document }: { day: string; document: string }): Sql => sql`
  insert into division (id, province_code, code, code_prefix, name, "specific", generic, level, type, parent_code, path,
    statistical, valid, geom, schematic, source, entrusted_code, seat, seat_code, seat_point, seat_place_id, approval_document)
  select d.id, d.province_code, r.code, case when length(r.code) = 6 then regexp_replace(r.code, '(00)+$', '') else r.code end,
         coalesce(r.name, d.name), coalesce(r."specific", d."specific"), d.generic, d.level, d.type, r."parentCode", r.path,
         d.statistical, daterange(${day}::date, p.until), d.geom, d.schematic, d.source,
         nullif(case when r."isEntrusting" then r.entrusted else d.entrusted_code end, r."parentCode"),
         case when r."isSeat" then r.seat else d.seat end, case when r."isSeat" then r."seatCode" else d.seat_code end,
         case when r."isSeat" then st_setsrid(st_geomfromgeojson(r."seatPoint"), 4490) else d.seat_point end,
         case when r."isSeat" then null else d.seat_place_id end, ${document}
    from jsonb_to_recordset(${json(rows)}) as r ("rowId" bigint, code text, "parentCode" text, path text, name text,
      "specific" text, seat text, "seatCode" text, "seatPoint" jsonb, "isSeat" boolean, entrusted text, "isEntrusting" boolean)
    join division d on d.row_id = r."rowId"
    join dossier_period p on p.row_id = d.row_id`;

/** The path of a division of this name below a superior; the province is understood. */
export async function pathUnder(tx: Db, parent: string, name: string, day: string): Promise<string> {
  const above = await one(
    tx,
    z.object({ path: z.string(), level: z.string() }),
    sql`select path, level from division where code = ${parent} and valid @> ${day}::date`,
  );
  return above.level === 'province' ? name : above.path + name;
}
