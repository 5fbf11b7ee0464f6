import type { Knex } from 'knex';
import { z } from 'zod';
import { SYSTEM } from '../../audit/record.ts';
import { type Db, many, maybeOne, one, run, type Sql, sql } from '../../platform/db/sql.ts';
import type { SignId } from '../contract.ts';
import { openOrder } from '../orders/openOrder.ts';

/** Where somebody says he stands before a plate: WGS 84 degrees, and how sure his device is, in metres. */
export const ScanPlace = z.object({
  lon: z.coerce.number().min(73).max(136),
  lat: z.coerce.number().min(3).max(54),
  accuracy: z.coerce.number().min(0).max(100_000),
});
export type ScanPlace = z.infer<typeof ScanPlace>;

/** The code that was scanned: signed with this key, or null for one of the first version. */
interface Scan {
  id: SignId;
  key: number | null;
  place: ScanPlace;
}

const CELLS_PER_DEGREE = 500;
const Facts = z.object({ divisionCode: z.string(), codeKey: z.number().int().nullable() });
const Rule = z.object({
  id: z.enum(['far_from_register', 'far_apart']),
  metres: z.number(),
  leastScans: z.number(),
  mostAccuracyMetres: z.number(),
  withinDays: z.number(),
  defectCode: z.string(),
});
type Rule = z.infer<typeof Rule>;
const Far = z.object({ metres: z.number(), lon: z.number(), lat: z.number() });

/**
 * Keeps the cell in which a plate was scanned and forgets the position. Scans far from where the register has the plate, or far
 * apart, open work, once within the days of the rule. Answers false, and keeps nothing, for a code that the sign does not carry and
 * for a position that is too vague.
 */
export function takeScanPlace(db: Knex, { id, key, place }: Scan, at: string): Promise<boolean> {
  return db.transaction(async (tx) => {
    // One scan of a sign after the other, so that work is opened once.
    const sign = await maybeOne(tx, Facts, lockSign(id));
    if (!sign || sign.codeKey !== key) return false;
    const rules = await many(tx, Rule, rulesOf(at));
    const useful = rules.filter(({ mostAccuracyMetres }) => place.accuracy <= mostAccuracyMetres);
    if (useful.length === 0) return false;
    await run(tx, countCell(id, place, at));
    await run(tx, forgetBefore(id, Math.max(...rules.map(({ withinDays }) => withinDays)), at));
    for (const rule of useful) await openWork(tx, { id, divisionCode: sign.divisionCode, rule }, at);
    return true;
  });
}

interface Judged {
  id: SignId;
  divisionCode: string;
  rule: Rule;
}

async function openWork(tx: Db, { id, divisionCode, rule }: Judged, at: string): Promise<void> {
  const far = await maybeOne(tx, Far, rule.id === 'far_apart' ? farApart(id, rule) : farFromRegister(id, rule));
  if (!far) return;
  const { known } = await one(tx, z.object({ known: z.boolean() }), isToldOf(id, rule, at));
  if (known) return;
  const { lon, lat } = far;
  const order = { signId: id, placeId: null, divisionCode, position: [lon, lat] as const, defectCode: rule.defectCode };
  await openOrder(tx, SYSTEM, { ...order, source: 'scan', sourceId: rule.id, text: sentence(rule, far.metres) }, at);
}

function sentence({ id }: Rule, metres: number): string {
  const distance = metres < 10_000 ? `${(metres / 1000).toFixed(1)}千米` : `${Math.round(metres / 1000)}千米`;
  return id === 'far_apart'
    ? `同一二维码在相距约${distance}的两处被扫描，牌面可能被复制或移走，请到现场核对。`
    : `扫码位置距登记位置约${distance}，标志可能被移走或登记位置有误，请到现场核对。`;
}

const lockSign = (id: SignId): Sql =>
  sql`select division_code as "divisionCode", code_key as "codeKey" from sign where id = ${id} for update`;

const rulesOf = (at: string): Sql => sql`
  select id, metres, least_scans as "leastScans", most_accuracy_metres as "mostAccuracyMetres", within_days as "withinDays",
         defect_code as "defectCode"
    from sign_place_rule
   where adopted and valid @> ${dayOf(at)}
   order by id`;

const countCell = (id: SignId, { lon, lat }: ScanPlace, at: string): Sql => sql`
  insert into sign_scan_place (sign_id, day, east, north, scans)
  values (${id}, ${dayOf(at)}, ${Math.round(lon * CELLS_PER_DEGREE)}, ${Math.round(lat * CELLS_PER_DEGREE)}, 1)
  on conflict (sign_id, day, east, north) do update set scans = sign_scan_place.scans + 1`;

// What no rule looks at any more is not kept.
const forgetBefore = (id: SignId, days: number, at: string): Sql =>
  sql`delete from sign_scan_place where sign_id = ${id} and day < ${dayOf(at)} - ${days}::int`;

const cells = (id: SignId): Sql => sql`
  select st_setsrid(st_makepoint(east / ${CELLS_PER_DEGREE}::float8, north / ${CELLS_PER_DEGREE}::float8), 4490) as at, sum(scans)::int as scans, east, north
    from sign_scan_place where sign_id = ${id} group by east, north`;

const farFromRegister = (id: SignId, { metres, leastScans }: Rule): Sql => sql`
  with away as (
    select c.at, c.scans, st_distance(c.at::geography, s.position::geography) as metres
      from (${cells(id)}) c, sign s
     where s.id = ${id} and st_distance(c.at::geography, s.position::geography) > ${metres})
  select metres, st_x(at) as lon, st_y(at) as lat
    from away
   where (select sum(scans) from away) >= ${leastScans}
   order by scans desc, metres desc
   limit 1`;

const farApart = (id: SignId, { metres, leastScans }: Rule): Sql => sql`
  with seen as (${cells(id)})
  select st_distance(a.at::geography, b.at::geography) as metres, st_x(b.at) as lon, st_y(b.at) as lat
    from seen a
    join seen b on st_distance(a.at::geography, b.at::geography) > ${metres}
    join sign s on s.id = ${id}
   where a.scans >= ${leastScans} and b.scans >= ${leastScans}
   -- The farther one of the two from the register is where to look first.
   order by st_distance(b.at::geography, s.position::geography) desc, metres desc
   limit 1`;

const isToldOf = (id: SignId, { defectCode, withinDays }: Rule, at: string): Sql => sql`
  select exists (
    select 1 from sign_order
     where sign_id = ${id} and defect_code = ${defectCode} and source = 'scan'
       and created_at > ${at}::timestamptz - make_interval(days => ${withinDays}::int)) as known`;

const dayOf = (at: string): Sql => sql`(${at}::timestamptz at time zone 'Asia/Shanghai')::date`;
