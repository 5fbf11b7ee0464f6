import { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { divisionPrefix } from '../accounts/divisionPrefix.ts';
import { type Input, Instant, type Reply } from '../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../platform/db/cursor.ts';
import { type Db, many, type Sql, sql } from '../platform/db/sql.ts';
import { SignsApi } from './contract.ts';

type ReportQuery = Input<typeof SignsApi.reports>['query'];
const Key = z.tuple([Instant, z.uuid()]);
const Item = SignsApi.reports.reply.shape.items.element;

/**
 * Problems reported by scanning, the latest first, without who reported them (TR art. 33). Reports on numbers that no
 * register knows have no division: every office that handles reports sees them.
 */
export async function signReports(
  db: Db,
  query: ReportQuery,
  actor: Pick<Actor, 'divisionCode'>,
): Promise<Reply<typeof SignsApi.reports>> {
  const before = query.cursor ? decodeCursor(Key, query.cursor) : undefined;
  const rows = await many(db, Item, selectPage(query, divisionPrefix(actor.divisionCode), before));
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.at, last.id]) : null, total: null };
}

const selectPage = (query: ReportQuery, prefix: string, before: z.infer<typeof Key> | undefined): Sql => sql`
  select r.id, r.sign_id as "signId", coalesce(n.name, '') as name, r.kind, r.text, r.at, r.open
    from sign_report r
    left join sign s on s.id = r.sign_id
    left join place_name n on n.id = s.name_id
   where (s.id is null or starts_with(s.division_code, ${prefix}))
     ${query.signId ? sql`and r.sign_id = ${query.signId}` : sql``}
     ${before ? sql`and (r.at, r.id) < (${before[0]}::timestamptz, ${before[1]}::uuid)` : sql``}
   order by r.at desc, r.id desc
   limit ${query.limit + 1}`;
