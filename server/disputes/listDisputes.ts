import { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { type Input, Instant, type Reply } from '../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../platform/db/cursor.ts';
import { type Db, many, type Sql, sql } from '../platform/db/sql.ts';
import { DisputeListItem, type DisputesApi } from './contract.ts';
import { LIST_COLUMNS } from './disputeRow.ts';
import { takesPart } from './takesPart.ts';

type Query = Input<typeof DisputesApi.list>['query'];
const Key = z.tuple([Instant, z.uuid()]);

/** The disputes of the reader's own government, the latest first; keyset paging. Others are neither shown nor counted. */
export async function listDisputes(db: Db, actor: Actor, query: Query): Promise<Reply<typeof DisputesApi.list>> {
  const after = query.cursor ? decodeCursor(Key, query.cursor) : undefined;
  const rows = await many(db, DisputeListItem, selectPage(actor, query, after));
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.updatedAt, last.id]) : null, total: null };
}

const selectPage = (actor: Actor, query: Query, after: z.infer<typeof Key> | undefined): Sql => sql`
  select ${LIST_COLUMNS}
    from dispute d
   where ${takesPart(actor)}
     ${query.track ? sql`and d.track = ${query.track}` : sql``}
     ${query.state ? sql`and d.state = ${query.state}` : sql``}
     ${query.open ? sql`and exists (select from dispute_state s where s.id = d.state and s.open)` : sql``}
     ${after ? sql`and (d.updated_at, d.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
   order by d.updated_at desc, d.id desc
   limit ${query.limit + 1}`;
