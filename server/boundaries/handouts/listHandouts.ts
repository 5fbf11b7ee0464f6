import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Input, Instant } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import { HandoutListItem } from './handoutContract.ts';
import type { HandoutFilter, HandoutsApi } from './handoutsApiContract.ts';
import { HANDOUT_COLUMNS, visibleHandouts } from './selectHandout.ts';

const After = z.tuple([Instant, z.uuid()]);
type Query = Input<typeof HandoutsApi.listHandouts>['query'];

/** Requests of the reader's office and of those below, newest first. */
export async function listHandouts(db: Db, actor: Actor, { limit, cursor, ...filter }: Query) {
  const after = cursor ? decodeCursor(After, cursor) : undefined;
  const rows = await many(db, HandoutListItem, selectHandouts(actor, filter, { after, limit: limit + 1 }));
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.createdAt, last.id]) : null, total: null };
}

interface Page {
  after: z.infer<typeof After> | undefined;
  limit: number;
}

/** The rows of a list item that a filter matches, newest first. */
export const selectHandouts = (actor: Actor, filter: HandoutFilter, { after, limit }: Page): Sql => sql`
  select ${HANDOUT_COLUMNS} from boundary_handout h
   where ${visibleHandouts(actor)} ${matching(filter)}
     ${after ? sql`and (h.created_at, h.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
   order by h.created_at desc, h.id desc limit ${limit}`;

function matching({ q, state, level, from, until }: HandoutFilter): Sql {
  const words = sql`concat_ws(' ', h.applicant, h.purpose, h.recipient, h.outside_items, '界供〔' || h.year || '〕' || h.serial || '号')`;
  return sql`${q ? sql`and strpos(lower(${words}), lower(${q})) > 0` : sql``}
    ${state ? sql`and h.state = ${state}` : sql``} ${level ? sql`and h.level = ${level}` : sql``}
    ${from ? sql`and h.handed_on >= ${from}::date` : sql``} ${until ? sql`and h.handed_on <= ${until}::date` : sql``}`;
}
