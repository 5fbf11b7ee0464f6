import { setImmediate as turn } from 'node:timers/promises';
import { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { divisionPrefix } from '../accounts/divisionPrefix.ts';
import { gramsOf } from '../gazetteer/gramsOf.ts';
import { normaliseName } from '../gazetteer/normaliseName.ts';
import { Day, type Input, type Reply } from '../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../platform/db/cursor.ts';
import { type Db, many, one, type Sql, sql } from '../platform/db/sql.ts';
import { type Sign, SignId, type SignsApi } from './contract.ts';
import { describedSign } from './describedSign.ts';
import { fromSigns, SignRow, selectSigns } from './signRow.ts';

type ListQuery = Input<typeof SignsApi.list>['query'];
const Key = z.tuple([Day.nullable(), SignId]);
type Key = z.infer<typeof Key>;

interface Wish {
  query: ListQuery;
  prefix: string;
  at: string;
  publicUrl: string;
}

// Whether a plate may be made is known only by laying it out, about 1 ms each: so many are looked at for one answer.
const MOST_LAID_OUT = 400;

/**
 * Signs inside the actor's divisions, the newest first or the longest standing first; keyset paging. The first page says how
 * many there are, but not of those whose plate has problems: they are found by laying plates out, page by page, so that a page
 * may be short and still have a next one.
 */
export async function listSigns(
  db: Db,
  query: ListQuery,
  actor: Pick<Actor, 'divisionCode'>,
  { publicUrl, at }: Pick<Wish, 'publicUrl' | 'at'>,
): Promise<Reply<typeof SignsApi.list>> {
  const wish = { query, prefix: divisionPrefix(actor.divisionCode), at, publicUrl };
  const after = query.cursor ? decodeCursor(Key, query.cursor) : undefined;
  if (query.problems === 'plate') return { ...(await withProblems(db, wish, after)), total: null };
  const rows = await many(db, SignRow, selectPage(wish, after, query.limit + 1));
  const items = rows.slice(0, query.limit).map((row) => describedSign(row, publicUrl));
  const next = rows.length > query.limit ? cursorAfter(items.at(-1)) : null;
  return { items, next, total: after ? null : await countSigns(db, wish) };
}

/** Signs whose plates may not be made, as many as the page holds of those that may be laid out for one answer. */
async function withProblems(
  db: Db,
  wish: Wish,
  from: Key | undefined,
): Promise<{ items: Sign[]; next: string | null }> {
  const { limit } = wish.query;
  const found: Sign[] = [];
  let after = from;
  for (let seen = 0; seen < MOST_LAID_OUT && found.length < limit; seen += limit) {
    const rows = await many(db, SignRow, selectPage(wish, after, limit + 1));
    const laidOut = rows.slice(0, limit).map((row) => describedSign(row, wish.publicUrl));
    found.push(...laidOut.filter(({ problems }) => problems.length > 0));
    if (rows.length <= limit && found.length <= limit) return { items: found, next: null };
    after = laidOut.map(keyOf).at(-1);
    await turn();
  }
  const items = found.slice(0, limit);
  // What was found beyond the page is found again from its last.
  const next = found.length > limit ? items.map(keyOf).at(-1) : after;
  return { items, next: next ? encodeCursor(next) : null };
}

const keyOf = ({ installedOn, id }: Sign): Key => [installedOn, id];
const cursorAfter = (last: Sign | undefined): string | null => (last ? encodeCursor(keyOf(last)) : null);

async function countSigns(db: Db, wish: Wish): Promise<number> {
  const row = await one(
    db,
    z.object({ n: z.number() }),
    sql`select count(*)::int as n ${fromSigns} where ${conditions(wish)}`,
  );
  return row.n;
}

function selectPage(wish: Wish, after: Key | undefined, most: number): Sql {
  const isOldest = wish.query.sort === 'oldest';
  const order = isOldest ? sql`s.installed_on, s.id` : sql`s.id desc`;
  return sql`${selectSigns} where ${conditions(wish)} ${after ? beyond(after, isOldest) : sql``} order by ${order} limit ${most}`;
}

const beyond = ([installedOn, id]: Key, isOldest: boolean): Sql =>
  isOldest ? sql`and (s.installed_on, s.id) > (${installedOn}::date, ${id})` : sql`and s.id < ${id}`;

/** Conditions of the list of signs as a whole; not of the filter by plates, which only laying them out can answer. */
export const signsListed = (query: Omit<ListQuery, 'limit' | 'cursor'>, prefix: string, at: string): Sql =>
  conditions({ query, prefix, at });

function conditions({
  query,
  prefix,
  at,
}: Pick<Wish, 'prefix' | 'at'> & { query: Omit<ListQuery, 'limit' | 'cursor'> }): Sql {
  return sql`starts_with(s.division_code, ${prefix})
     ${query.sort === 'oldest' ? sql`and s.installed_on is not null` : sql``}
     ${query.placeId ? sql`and s.place_id = ${query.placeId}` : sql``}
     ${query.status ? sql`and s.status = ${query.status}` : sql``}
     ${query.type ? sql`and s.type = ${query.type}` : sql``}
     ${query.division ? sql`and starts_with(s.division_code, ${divisionPrefix(query.division)})` : sql``}
     ${query.maintainer ? sql`and s.maintainer = ${query.maintainer}` : sql``}
     ${query.q ? ofText(query.q) : sql``}
     ${query.problems === 'name' ? NAME_CHANGED : sql``}
     ${query.olderThanYears ? sql`and s.status <> 'withdrawn' and s.installed_on < (${at}::timestamptz - make_interval(years => ${query.olderThanYears}))::date` : sql``}
     ${query.notInspectedSince ? notInspected(query.notInspectedSince) : sql``}`;
}

const NAME_CHANGED = sql`and s.status <> 'withdrawn' and t.id is distinct from s.name_id`;

function ofText(q: string): Sql {
  const norm = normaliseName(q);
  return sql`and (s.id = upper(${q}) or s.number = ${q} or (n.grams @> ${gramsOf(norm)}::bigint[] and strpos(n.norm, ${norm}) > 0))`;
}

// Planned and withdrawn signs are not on the street.
const notInspected = (day: string): Sql => sql`
  and s.status not in ('planned', 'withdrawn')
  and not exists (select 1 from sign_inspection i where i.sign_id = s.id
                     and i.inspected_at >= ${day}::date::timestamp at time zone 'Asia/Shanghai')`;
