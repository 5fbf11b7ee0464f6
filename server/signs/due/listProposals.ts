import { setImmediate as turn } from 'node:timers/promises';
import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { gramsOf } from '../../gazetteer/gramsOf.ts';
import { inDivisions } from '../../gazetteer/inDivisions.ts';
import { normaliseName } from '../../gazetteer/normaliseName.ts';
import type { Input, Reply } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import type { DueApi, DuePlace } from './dueContract.ts';
import { duePlaces, type Siting, siting } from './duePlaces.ts';

type Query = Input<typeof DueApi.listSignProposals>['query'];
const Key = z.tuple([z.string(), z.uuid()]);
type Key = z.infer<typeof Key>;
const Found = z.object({ placeId: z.uuid(), nameId: z.uuid(), pinyinKey: z.string() });

// Proposals are computed from the geometry each time: of so many places for one answer.
const MOST_PLACES = 200;
const CHUNK = 25;

/**
 * Places inside the actor's divisions that have a rule, by pinyin, with where their signs are due. Whether a sign is missing is
 * known only when it is computed, so that a page may be short and still have a next one.
 */
export async function listProposals(
  db: Db,
  query: Query,
  actor: Pick<Actor, 'divisionCode'>,
  today: string,
): Promise<Reply<typeof DueApi.listSignProposals>> {
  const by = await siting(db, today);
  const prefix = divisionPrefix(actor.divisionCode);
  const found: Computed[] = [];
  let after = query.cursor ? decodeCursor(Key, query.cursor) : undefined;
  for (let seen = 0; seen < MOST_PLACES && found.length < query.limit; seen += CHUNK) {
    const rows = await many(db, Found, selectPlaces(query, { prefix, after, by }));
    found.push(...(await computed(db, rows.slice(0, CHUNK), by)).filter(({ place }) => isWanted(place, query.show)));
    if (rows.length <= CHUNK && found.length <= query.limit) return { ...page(found, null), total: null };
    after = rows.slice(0, CHUNK).map(keyOf).at(-1);
    await turn();
  }
  // What was found beyond the page is found again from its last.
  const next = found.length > query.limit ? found[query.limit - 1]?.key : after;
  return { ...page(found.slice(0, query.limit), next), total: null };
}

interface Computed {
  place: DuePlace;
  key: Key;
}

const page = (found: readonly Computed[], next: Key | null | undefined) => ({
  items: found.map(({ place }) => place),
  next: next ? encodeCursor(next) : null,
});

async function computed(db: Db, rows: readonly z.infer<typeof Found>[], by: Siting): Promise<Computed[]> {
  const places = await duePlaces(
    db,
    rows.map(({ placeId }) => placeId),
    by,
  );
  const keys = new Map(rows.map((row) => [row.placeId, keyOf(row)]));
  return places.flatMap((place) => {
    const key = keys.get(place.id);
    return key ? [{ place, key }] : [];
  });
}

const keyOf = ({ pinyinKey, nameId }: z.infer<typeof Found>): Key => [pinyinKey, nameId];

function isWanted({ missing, problem }: DuePlace, show: Query['show']): boolean {
  if (show === 'missing') return missing > 0;
  return show === 'undrawn' ? problem !== null : true;
}

interface Where {
  prefix: string;
  after: Key | undefined;
  by: Siting;
}

// Of divisions only towns: the edge of a county is no place for a plate.
const selectPlaces = (query: Query, { prefix, after, by }: Where): Sql => sql`
  select n.place_id as "placeId", n.id as "nameId", n.pinyin_key as "pinyinKey"
    from place_name n
    join place p on p.id = n.place_id and p.status = 'live' and starts_with(p.division_code, ${prefix})
     and (p.category <> 'division' or length(p.division_code) > 6)
   where ${inDivisions(prefix)} and n.status = 'standard' and n.kind = 'standard'
     and n.category = any(${query.category ? [query.category] : [...new Set(by.rules.flatMap(({ categories }) => categories))]})
     ${query.division ? sql`and ${inDivisions(divisionPrefix(query.division))}` : sql``}
     ${query.show === 'missing' ? sql`and p.geom is not null` : sql``}
     ${query.placeId ? sql`and n.place_id = ${query.placeId}` : sql``}
     ${query.q ? ofText(query.q) : sql``}
     ${after ? sql`and (n.pinyin_key, n.id) > (${after[0]}, ${after[1]}::uuid)` : sql``}
   order by n.pinyin_key, n.id
   limit ${CHUNK + 1}`;

function ofText(q: string): Sql {
  const norm = normaliseName(q);
  return sql`and n.grams @> ${gramsOf(norm)}::bigint[] and strpos(n.norm, ${norm}) > 0`;
}
