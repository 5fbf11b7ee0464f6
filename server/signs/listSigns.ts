import { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { divisionPrefix } from '../accounts/divisionPrefix.ts';
import { normaliseName } from '../gazetteer/normaliseName.ts';
import type { Input, Reply } from '../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../platform/db/cursor.ts';
import { type Db, many, type Sql, sql } from '../platform/db/sql.ts';
import { SignId, type SignsApi } from './contract.ts';
import { describedSign } from './describedSign.ts';
import { SignRow, selectSigns } from './signRow.ts';

type ListQuery = Input<typeof SignsApi.list>['query'];
const Key = z.tuple([SignId]);

/** Signs inside the actor's divisions, the newest first; keyset paging on the id, which grows with time. */
export async function listSigns(
  db: Db,
  query: ListQuery,
  actor: Pick<Actor, 'divisionCode'>,
  publicUrl: string,
): Promise<Reply<typeof SignsApi.list>> {
  const before = query.cursor ? decodeCursor(Key, query.cursor)[0] : undefined;
  const rows = await many(db, SignRow, selectPage(query, divisionPrefix(actor.divisionCode), before));
  const items = rows.slice(0, query.limit).map((row) => describedSign(row, publicUrl));
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.id]) : null, total: null };
}

const selectPage = (query: ListQuery, prefix: string, before: SignId | undefined): Sql => sql`
  ${selectSigns}
   where starts_with(s.division_code, ${prefix})
     ${query.placeId ? sql`and s.place_id = ${query.placeId}` : sql``}
     ${query.status ? sql`and s.status = ${query.status}` : sql``}
     ${query.q ? sql`and (strpos(n.norm, ${normaliseName(query.q)}) > 0 or s.id = upper(${query.q}))` : sql``}
     ${before ? sql`and s.id < ${before}` : sql``}
   order by s.id desc
   limit ${query.limit + 1}`;
