/**
 * Time of a tile, as a ratio to its raw SQL, and of a tile from memory: `node --import tsx tests/bench/tiles.ts`.
 * On the sample register with 20,000 points more.
 */
import { pgQuery } from '#server/platform/db/pgQuery.ts';
import { run, sql } from '#server/platform/db/sql.ts';
import { encodeTile } from '#server/public/encodeTile.ts';
import { answerOf } from '#server/public/sendAnswer.ts';
import { type TileAddress, tileRequest } from '#server/public/tileAddress.ts';
import { tileAnswers } from '#server/public/tileAnswers.ts';
import { tileFeatures } from '#server/public/tileFeatures.ts';
import { benchRegister, median } from './benchRegister.ts';

const REPEATS = 15;
const POINTS = 20_000;
const { deps, close } = await benchRegister();
const query = pgQuery(deps.db);
const day = '2026-11-01';

// Points all over the city, so that a tile has something to carry.
await run(
  deps.db,
  sql`with made as (
        insert into place (province_code, division_code, category, status, geom, position_source, min_zoom, source, created_at,
                           updated_at)
        select '64', '640302', 'other', 'live', st_setsrid(st_makepoint(106 + random() * 0.5, 37.8 + random() * 0.4), 4490),
               'bench', 8, 'bench', now(), now()
          from generate_series(1, ${POINTS}) returning id),
      named as (
        insert into place_name (province_code, county_code, place_id, category, name, "specific", norm, specific_norm, pinyin_key,
                                pinyin_tone, pinyin_plain, initials, grams, kind, status, legal_status)
        select '64', '640302', id, 'other', '测试点' || left(id::text, 6), 'x', 'x', 'x', 'x', '{x}', '{x}', 'x', '{120}', 'standard',
               'standard', 'unknown' from made returning id)
      insert into spelling (name_id, roman_tone, roman_plain, roman_sign, reading_source)
      select id, 'Cèshì', 'Ceshi', 'CESHI', 'bench' from named`,
);
await deps.db.raw('analyze');

async function timed(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < REPEATS; i++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return median(times);
}

async function measure(address: TileAddress): Promise<void> {
  const features = await tileFeatures(query, address, { day });
  const raw = await timed(() => tileFeatures(query, address, { day }));
  const whole = await timed(async () =>
    answerOf(200, {}, encodeTile(address, await tileFeatures(query, address, { day }))),
  );
  const answers = tileAnswers({ query, today: () => day, publicUrl: 'http://bench', attribution: '' });
  const path = `/tiles/${address.set}/${address.z}/${address.x}/${address.y}.mvt`;
  const tile = await answers(tileRequest(path));
  const kept = await timed(() => answers(tileRequest(path)));
  const size = `${tile.body.length} bytes, ${tile.zipped?.length ?? tile.body.length} compressed`;
  console.log(
    `${path}: ${features.length} features, ${size}; SQL ${raw.toFixed(1)} ms, tile ${(whole / raw).toFixed(2)} of it, from memory ${(kept / raw).toFixed(3)}`,
  );
}

console.log(`engine ${deps.engine}`);
for (const [set, z] of [
  ['places', 8],
  ['places', 10],
  ['places', 12],
  ['places', 14],
  ['divisions', 7],
  ['divisions', 9],
  ['divisions', 12],
] as const) {
  const x = Math.floor(((106.2 + 180) / 360) * 2 ** z);
  const y = Math.floor(((1 - Math.asinh(Math.tan((37.98 * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z);
  await measure({ set, z, x, y });
}
await close();
