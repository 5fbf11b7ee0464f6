import type { OutgoingHttpHeaders } from 'node:http';
import { LRUCache } from 'lru-cache';
import type { PgQuery } from '../platform/db/pgQuery.ts';
import { encodeTile } from './encodeTile.ts';
import { type Answer, answerOf, weightOf } from './sendAnswer.ts';
import type { TileAddress, TileRequest } from './tileAddress.ts';
import { type Bounds, tileJson, tileMetadata } from './tileDescription.ts';
import { tileFeatures } from './tileFeatures.ts';
import { TILE_SETS, type TileSet } from './tileSets.ts';
import { FRESH_MILLISECONDS, tileVersion } from './tileVersion.ts';

interface Facts {
  query: PgQuery;
  today: () => string;
  publicUrl: string;
  attribution: string;
}

const CACHE_BYTES = 64 * 1024 * 1024;
// Any web map may show public tiles (CORS); nothing in them depends on who asks.
const OPEN: OutgoingHttpHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Cache-Control': 'public, max-age=60, stale-while-revalidate=300',
  'X-Content-Type-Options': 'nosniff',
};
const TILE = { ...OPEN, 'Content-Type': 'application/vnd.mapbox-vector-tile' };
const JSON_TEXT = { ...OPEN, 'Content-Type': 'application/json; charset=utf-8' };
const REFUSED = { ...OPEN, 'Content-Type': 'application/problem+json; charset=utf-8' };

/**
 * Answers what stands under `/tiles/`. Kept by set, z, x, y and data version within 64 MiB; of several readers of one
 * tile the first pays.
 */
export function tileAnswers(facts: Facts): (request: TileRequest) => Promise<Answer> {
  const version = tileVersion(facts.query, facts.today);
  const cache = new LRUCache<string, Answer, () => Promise<Answer>>({
    maxSize: CACHE_BYTES,
    sizeCalculation: weightOf,
    ttl: FRESH_MILLISECONDS,
    fetchMethod: (_key, _stale, { context: make }) => make(),
  });
  // Asked first because it is far cheaper than a fetch, which prepares for being cancelled.
  const kept = async (key: string, make: () => Promise<Answer>): Promise<Answer> =>
    cache.get(key) ?? cache.forceFetch(key, { context: make });
  return async (request) => {
    switch (request.kind) {
      case 'tile': {
        const { set, z, x, y, at = '' } = request.address;
        if (z < TILE_SETS[set].minZoom) return EMPTY;
        const key = `${set}/${z}/${x}/${y}@${await version(set)} ${at}`;
        return kept(key, () => makeTile(facts, request.address));
      }
      case 'tilejson':
        return kept(`${request.set}.json ${request.at ?? ''}`, () =>
          description(facts, request.set, (set, about) => tileJson(set, { ...about, at: request.at })),
        );
      case 'metadata':
        return kept(`${request.set}/metadata.json`, () => description(facts, request.set, tileMetadata));
      default:
        return REFUSALS[request.kind];
    }
  };
}

async function makeTile({ query, today }: Facts, address: TileAddress): Promise<Answer> {
  const features = await tileFeatures(query, address, { day: address.at ?? today() });
  if (features.length === 0) return EMPTY;
  return answerOf(200, TILE, encodeTile(address, features));
}

async function description(
  facts: Facts,
  set: TileSet,
  form: (set: TileSet, about: Parameters<typeof tileMetadata>[1]) => object,
): Promise<Answer> {
  const bounds = await registerBounds(facts.query, facts.today());
  const credit = SHOWING_LINES.has(set) ? [await creditOf(facts.query)] : [];
  const attribution = [facts.attribution, ...credit].join('；');
  return answerOf(200, JSON_TEXT, Buffer.from(JSON.stringify(form(set, { ...facts, attribution, bounds }))));
}

// A map that shows division lines carries its review number (MR art. 22): map libraries write the attribution into its corner.
const SHOWING_LINES: ReadonlySet<TileSet> = new Set(['divisions', 'boundary-lines']);

async function creditOf(query: PgQuery): Promise<string> {
  const { rows } = await query(
    `select string_agg(distinct coalesce('审图号：' || review_number, title), '；') as credit from public_edition where withdrawn_at is null`,
    [],
  );
  return rows[0]?.credit ?? '没有审核公开的界线 / No reviewed edition of division lines';
}

// Without one outline the register says where Ningxia is, so that a map opens on it.
const NINGXIA: Bounds = [104.28, 35.23, 107.66, 39.39];

async function registerBounds(query: PgQuery, day: string): Promise<Bounds> {
  const { rows } = await query(
    `select st_xmin(b) as w, st_ymin(b) as s, st_xmax(b) as e, st_ymax(b) as n
       from (select st_extent(geom) as b from division where level = 'county' and valid @> $1::date) t
      where b is not null`,
    [day],
  );
  const found = rows[0];
  return found ? [found.w, found.s, found.e, found.n] : NINGXIA;
}

const refusal = (status: number, kind: string, detail: string, detailZh: string): Promise<Answer> => {
  const problem = { type: `/problems/${kind}`, title: detail, status, detail, detail_zh: detailZh };
  return answerOf(status, REFUSED, Buffer.from(JSON.stringify(problem)));
};

const EMPTY = await answerOf(204, TILE, Buffer.alloc(0));
const REFUSALS = {
  'no-such-set': await refusal(404, 'not-found', 'There is no tile set of this name', '没有这个瓦片图层'),
  'no-such-tile': await refusal(400, 'invalid-input', 'There is no tile at this z, x, y', '瓦片层级或行列号不存在'),
  'no-such-day': await refusal(400, 'invalid-input', 'at must be a day, YYYY-MM-DD', 'at 应为日期，例如 2026-01-01'),
};
