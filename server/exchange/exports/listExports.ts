import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Input, Instant, type Reply } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import { ExportRun } from './exportContract.ts';
import { selectExports, visibleExports } from './exportRow.ts';
import type { ExportsApi } from './exportsApiContract.ts';

type Query = Input<typeof ExportsApi.listExports>['query'];
const Key = z.tuple([Instant, z.uuid()]);

/** Exports that the reader may know of, the latest first; keyset paging. */
export async function listExports(db: Db, actor: Actor, query: Query): Promise<Reply<typeof ExportsApi.listExports>> {
  const after = query.cursor ? decodeCursor(Key, query.cursor) : undefined;
  const rows = await many(
    db,
    ExportRun,
    sql`${selectExports(actor)}
         where ${visibleExports(actor)}
           ${query.collection ? sql`and r.collection = ${query.collection}` : sql``}
           ${query.format ? sql`and r.format = ${query.format}` : sql``}
           ${query.state ? sql`and r.state = ${query.state}` : sql``}
           ${query.secrecy ? sql`and r.secrecy = ${query.secrecy}` : sql``}
           ${query.whose ? sql`and r.account_id = ${actor.id}` : sql``}
           ${after ? sql`and (r.created_at, r.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
         order by r.created_at desc, r.id desc
         limit ${query.limit + 1}`,
  );
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.createdAt, last.id]) : null, total: null };
}
