import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import type { Input, Reply } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, one, type Sql, sql } from '../../platform/db/sql.ts';
import type { DisputeId } from '../contract.ts';
import { ContentItem, ContentKind, type ContentsApi } from './contentContract.ts';
import { areaOf, disputedArea } from './disputedArea.ts';
import { countInside, selectInside } from './insideOf.ts';

const Counts = z.record(ContentKind, z.number().int());
const NONE = Object.fromEntries(ContentKind.options.map((kind) => [kind, 0]));

/** What lies inside a disputed area, counted by kind; only what the reader may see anyway, so that counts tell nothing more. */
export async function disputeContents(
  db: Db,
  actor: Actor,
  id: DisputeId,
): Promise<Reply<typeof ContentsApi.contents>> {
  const { source, hex, squareMetres } = await disputedArea(db, id);
  const counts = Counts.parse(hex === null ? NONE : await countsIn(db, actor, areaOf(hex)));
  const stated = await one(
    db,
    z.object({ population: z.number().int().nullable(), resources: z.string().nullable() }),
    sql`select affected_population as population, resources_at_stake as resources from dispute where id = ${id}`,
  );
  return { area: source, squareMetres, counts, ...stated };
}

/** Counts by kind of what lies in an area (geometry, EPSG:4490). */
export async function countsIn(db: Db, actor: Actor, at: Sql): Promise<z.infer<typeof Counts>> {
  const pairs = ContentKind.options.map((kind) => sql`(${kind}, ${countInside(kind, actor, at)})`);
  const rows = await many(
    db,
    z.object({ kind: ContentKind, n: z.number().int() }),
    sql`select v.kind, v.n from (values ${pairs.reduce((list, pair) => sql`${list}, ${pair}`)}) as v (kind, n)`,
  );
  return Counts.parse(Object.fromEntries(rows.map(({ kind, n }) => [kind, n])));
}

const Key = z.tuple([z.string().max(40)]);

/** One kind of what lies inside, by id; keyset paging. */
export async function contentList(
  db: Db,
  actor: Actor,
  { id, kind, query }: { id: DisputeId; kind: ContentKind; query: Input<typeof ContentsApi.contentList>['query'] },
): Promise<Reply<typeof ContentsApi.contentList>> {
  const { hex } = await disputedArea(db, id);
  if (hex === null) return { items: [], next: null, total: 0 };
  const after = query.cursor ? decodeCursor(Key, query.cursor)[0] : undefined;
  const asked = { at: areaOf(hex), after, limit: query.limit + 1 };
  const rows = await many(db, ContentItem, selectInside(kind, actor, asked));
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.id]) : null, total: null };
}
