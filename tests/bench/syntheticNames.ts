import type { Knex } from 'knex';
import { bulkLoad } from '#server/gazetteer/bulkLoad.ts';
import { type Db, run, sql } from '#server/platform/db/sql.ts';

/**
 * Adds made-up names until there are `times` as many: in each county the first character of one real name before the rest
 * of another, with keys put together the same way. Marked by their source: nobody may take them for names.
 */
export function addSyntheticNames(db: Knex, times: number): Promise<void> {
  return bulkLoad(db, async (tx) => {
    await run(tx, numberRealNames());
    for (let copy = 1; copy < times; copy += 1) {
      await insertCopy(tx, copy);
      process.stderr.write(`\r${copy + 1} times the real names`);
    }
    process.stderr.write('\n');
  });
}

const numberRealNames = () => sql`
  create temporary table real_name on commit drop as
  select n.*, p.division_code, p.geom, s.roman_tone, s.roman_plain, s.roman_sign,
         row_number() over (partition by n.county_code, n.category order by n.id) - 1 as i,
         count(*) over (partition by n.county_code, n.category) as m
    from place_name n join place p on p.id = n.place_id join spelling s on s.name_id = n.id
   where n.status = 'standard'`;

// Every third and so on: neighbours in the list are often villages of one family name.
const STEP = 3;
const EAST_DEGREES = 0.0003;

async function insertCopy(tx: Db, copy: number): Promise<void> {
  await run(tx, sql`create index if not exists real_name_at on real_name (county_code, category, i)`);
  await run(
    tx,
    sql`create temporary table made on commit drop as
        select gen_random_uuid() as id, gen_random_uuid() as place_id, a.province_code, a.county_code, a.category,
               a.division_code, st_translate(a.geom, ${copy * EAST_DEGREES}::float8, 0) as geom, b.generic, a.roman_tone,
               left(a.norm, 1) || substr(b.norm, 2) as norm,
               left(a.norm, 1) || substr(b.specific_norm, 2) as specific_norm,
               left(a.norm, 1) || substr(b.alike_key, 2) as alike_key,
               split_part(a.pinyin_key, ' ', 1) || substr(b.pinyin_key, length(split_part(b.pinyin_key, ' ', 1)) + 1) as pinyin_key,
               array(select split_part(a.pinyin_key, ' ', 1) || substr(r, length(split_part(r, ' ', 1)) + 1)
                       from unnest(b.pinyin_plain) as r) as pinyin_plain,
               left(a.initials, 1) || substr(b.initials, 2) as initials, b.grams
          from real_name a join real_name b
            on b.county_code = a.county_code and b.category = a.category and b.i = (a.i + ${copy * STEP}::bigint) % a.m`,
  );
  await run(tx, insertPlaces());
  await run(tx, insertNames());
  await run(tx, insertSpellings());
  await run(tx, insertReadings());
  await run(tx, sql`drop table made`);
}

const insertPlaces = () => sql`
  insert into place (id, province_code, division_code, category, status, geom, position_source, source, created_at, updated_at)
  select place_id, province_code, division_code, category, 'live', geom, 'bench', 'SYNTHETIC: made up for measuring', now(), now()
    from made`;

const insertNames = () => sql`
  insert into place_name (id, place_id, province_code, county_code, category, name, "specific", generic, norm,
    specific_norm, alike_key, pinyin_key, pinyin_tone, pinyin_plain, initials, grams, kind, status, legal_status)
  select id, place_id, province_code, county_code, category, norm, specific_norm, generic, norm, specific_norm, alike_key,
         pinyin_key, pinyin_plain, pinyin_plain, initials, grams, 'standard', 'standard', 'unknown'
    from made`;

const insertSpellings = () => sql`
  insert into spelling (name_id, roman_tone, roman_plain, roman_sign, reading_source, frozen)
  select id, roman_tone, roman_tone, roman_tone, 'SYNTHETIC', true from made`;

const insertReadings = () => sql`
  insert into name_reading (pinyin_key, category, province_code, county_code, name_id)
  select distinct r, category, province_code, county_code, id
    from made cross join lateral unnest(pinyin_plain[2:]) as r where r <> pinyin_key`;
