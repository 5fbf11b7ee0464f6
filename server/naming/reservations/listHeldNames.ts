import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import type { Input } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import { HeldName, type ReservationApi } from './reservationContract.ts';

const Key = z.tuple([z.string(), z.uuid()]);
const Row = HeldName.extend({ pinyinKey: z.string() });

/** Names held in the actor's divisions, in the order of their sound. Keyset paging. */
export async function listHeldNames(db: Db, actor: Actor, query: Input<typeof ReservationApi.heldNames>['query']) {
  const after = query.cursor ? decodeCursor(Key, query.cursor) : undefined;
  const rows = await many(
    db,
    Row,
    sql`select r.id, n.name, s.roman_tone as "romanTone", n.category, p.division_code as "divisionCode",
               coalesce(d.path, p.division_code) as "divisionName", r.state, r.expires_on as "expiresOn",
               coalesce(t.title, c.case_no, '') as "heldBy", r.plan_id as "planId", n.pinyin_key as "pinyinKey"
          from name_reservation r
          join place_name n on n.id = r.name_id
          join spelling s on s.name_id = n.id
          join place p on p.id = r.place_id
          left join division d on d.code = p.division_code and upper_inf(d.valid)
          left join toponym_plan t on t.id = r.plan_id
          left join naming_case c on c.id = r.case_id
         where starts_with(p.division_code, ${divisionPrefix(actor.divisionCode)})
           ${query.state ? sql`and r.state = ${query.state}` : sql``}
           ${query.plan ? sql`and r.plan_id = ${query.plan}` : sql``}
           ${query.q ? sql`and strpos(n.name, ${query.q}) > 0` : sql``}
           ${after ? sql`and (n.pinyin_key, r.id) > (${after[0]}, ${after[1]}::uuid)` : sql``}
         order by n.pinyin_key, r.id limit ${query.limit + 1}`,
  );
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  const items = page.map(({ pinyinKey: _, ...item }) => item);
  return { items, next: last ? encodeCursor([last.pinyinKey, last.id]) : null, total: null };
}
