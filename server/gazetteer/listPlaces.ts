import { z } from 'zod';
import { divisionPrefix } from '../accounts/divisionPrefix.ts';
import type { Input } from '../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../platform/db/cursor.ts';
import { type Db, many, type Sql, sql } from '../platform/db/sql.ts';
import { type GazetteerApi, PlaceListItem } from './contract.ts';
import { gramsOf } from './gramsOf.ts';
import { inDivisions } from './inDivisions.ts';
import { normaliseName } from './normaliseName.ts';
import { plainLetters } from './plainLetters.ts';

type ListQuery = Input<typeof GazetteerApi.list>['query'];
const Key = z.tuple([z.string(), z.uuid()]);

/** Names of the register inside the actor's divisions, by pinyin; keyset paging on (pinyin, id). */
export async function listPlaces(db: Db, query: ListQuery, prefix: string) {
  const after = query.cursor ? decodeCursor(Key, query.cursor) : undefined;
  const rows = await many(
    db,
    PlaceListItem.extend({ nameId: z.string(), pinyinKey: z.string() }),
    selectPage(query, prefix, after),
  );
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.pinyinKey, last.nameId]) : null, total: null };
}

// The page is cut before the joins: place, spelling and path of fifty rows, not of all. The place has the last word on
// whether the office may see it.
const selectPage = (query: ListQuery, prefix: string, after: z.infer<typeof Key> | undefined): Sql => sql`
  select p.id, h.name, s.roman_tone as "romanTone", p.category, h.status, p.division_code as "divisionCode",
         coalesce(d.path, '') as "divisionName", h.valid_from as "approvedOn", h.id as "nameId", h.pinyin_key as "pinyinKey"
    from (
      select n.id, n.place_id, n.name, n.status, n.valid_from, n.pinyin_key
        from place_name n
       where ${namesListed(query, prefix)}
         ${after ? sql`and (n.pinyin_key, n.id) > (${after[0]}, ${after[1]}::uuid)` : sql``}
       order by n.pinyin_key, n.id
       limit ${query.limit + 1}) h
    join place p on p.id = h.place_id and starts_with(p.division_code, ${prefix})
    join spelling s on s.name_id = h.id
    left join division d on d.code = p.division_code and upper_inf(d.valid)
   order by h.pinyin_key, h.id`;

/** Conditions of the list on `place_name n`: what an office lists, it exports. */
export const namesListed = (
  query: Omit<ListQuery, 'limit' | 'cursor'>,
  prefix: string,
): Sql => sql`${inDivisions(prefix)}
         and n.status ${query.status ? sql`= ${query.status}` : sql`in ('standard', 'former', 'abolished', 'census_only')`}
         ${query.category ? sql`and n.category = ${query.category}` : sql``}
         ${query.division ? sql`and ${inDivisions(divisionPrefix(query.division))}` : sql``}
         ${query.q ? textFilter(query.q) : sql``}`;

function textFilter(q: string): Sql {
  const text = normaliseName(q);
  if (/\p{Script=Han}/u.test(text)) {
    return sql`and n.grams @> ${gramsOf(text)}::bigint[] and strpos(n.norm, ${text}) > 0`;
  }
  const letters = plainLetters(text);
  if (letters === '') return sql`and false`;
  return sql`and (n.initials like ${`${letters}%`} or replace(n.pinyin_key, ' ', '') like ${`${letters}%`})`;
}
