import { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import type { Input, Reply } from '../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../platform/db/cursor.ts';
import { type Db, many, type Sql, sql } from '../platform/db/sql.ts';
import { type BoundariesApi, BoundaryLine } from './contract.ts';
import { selectLines } from './lineRow.ts';
import { alongDivision, visibleLines } from './visibleLines.ts';

type Query = Input<typeof BoundariesApi.listLines>['query'];
const Key = z.tuple([z.string().max(40)]);

/** Lines in force along the reader's divisions, by code; keyset paging on the code, of which one is in force at a time. */
export async function listLines(db: Db, actor: Actor, query: Query): Promise<Reply<typeof BoundariesApi.listLines>> {
  const after = query.cursor ? decodeCursor(Key, query.cursor)[0] : '';
  const rows = await many(db, BoundaryLine, selectPage(query, visibleLines(actor), after));
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.code]) : null, total: null };
}

const selectPage = (query: Query, visible: Sql, after: string): Sql => sql`
  ${selectLines}
   where ${visible} and l.code > ${after}
     ${query.level ? sql`and l.level = ${query.level}` : sql``}
     ${query.division ? sql`and ${alongDivision(query.division)}` : sql``}
   order by l.code
   limit ${query.limit + 1}`;
