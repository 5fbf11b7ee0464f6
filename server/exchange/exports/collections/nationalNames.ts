import { divisionPrefix } from '../../../accounts/divisionPrefix.ts';
import { namesListed } from '../../../gazetteer/listPlaces.ts';
import { type Sql, sql } from '../../../platform/db/sql.ts';
import { collection, type Scope } from '../collection.ts';
import { column, SECRECY } from '../columns.ts';
import { EXPORT_FILTERS } from '../exportContract.ts';
import { drawn } from '../geometrySql.ts';
import { placesPage, seen } from './places.ts';

// The category of a place is what its issued code says; without one it stays empty (glossary 4.1: never derived).
const TYPE_CODE = sql`substr(p.place_code, 10, 5)`;

const ancestor = (digits: 2 | 4 | 6, what: Sql): Sql => sql`
  coalesce((select ${what} from division a where a.code = rpad(left(p.division_code, ${digits}::int), 6, '0') and upper_inf(a.valid)
             ${digits === 2 ? sql`` : sql`and right(a.code, ${6 - digits + 2}::int) <> ${'0'.repeat(6 - digits + 2)}`}), '')`;

/** Places with a standard name in the keys of the national database's public record (glossary 4.5). */
export const nationalNames = collection({
  ...{
    key: 'places',
    zh: '标准地名',
    en: 'Standard names',
    permission: 'register.read',
    filter: EXPORT_FILTERS.places,
  },
  ...{ nameColumn: 'standard_name', geometry: 'mixed', formats: ['national'] },
  columns: [
    column('standard_name', '标准名称', 'Standard name'),
    column('roman_alphabet_spelling', '罗马字母拼写', 'Romanization'),
    column('place_code', '地名代码', 'Place code'),
    column('place_type', '地名类别', 'Category'),
    column('place_type_code', '地名类别代码', 'Category code'),
    column('province_name', '省级名称', 'Province'),
    column('city_name', '地级名称', 'Prefecture'),
    column('area_name', '县级名称', 'County'),
    column('province', '省级代码', 'Province code'),
    column('city', '地级代码', 'Prefecture code'),
    column('area', '县级代码', 'County code'),
    column('old_name', '曾用名', 'Former names'),
    column('ethnic_minorities_writing', '少数民族语言文字', 'Minority script'),
    column('place_origin', '地名来历', 'Origin'),
    column('place_meaning', '地名含义', 'Meaning'),
    column('place_history', '历史沿革', 'History'),
    column('government_history', '政区沿革', 'History of the division'),
    column('id', '标识', 'Id'),
    SECRECY,
  ],
  count: (scope, filter) => sql`
    select p.secrecy, count(*)::int as n from place_name n join place p on p.id = n.place_id
     where ${standardOnes(scope, filter)} ${seen(scope)} group by p.secrecy`,
  select: (scope, filter, ask) => sql`
    select n.name as standard_name, coalesce(s.roman_tone, '') as roman_alphabet_spelling, coalesce(p.place_code, '') as place_code,
           coalesce((select t.label_zh from national_category_code t where t.code in (${TYPE_CODE}, left(${TYPE_CODE}, 4))
                      order by length(t.code) desc limit 1), c.label_zh) as place_type,
           coalesce(${TYPE_CODE}, '') as place_type_code,
           ${ancestor(2, sql`a.name`)} as province_name, ${ancestor(4, sql`a.name`)} as city_name, ${ancestor(6, sql`a.name`)} as area_name,
           ${ancestor(2, sql`a.code`)} as province, ${ancestor(4, sql`a.code`)} as city, ${ancestor(6, sql`a.code`)} as area,
           coalesce((select string_agg(o.name, '、' order by o.valid_from nulls last, o.id) from place_name o
                      where o.place_id = p.id and o.status = 'former'), '') as old_name,
           coalesce((select string_agg(m.roman_tone, '、' order by m.script) from spelling m
                      where m.name_id = n.id and m.script <> 'pinyin'), '') as ethnic_minorities_writing,
           coalesce(p.origin, '') as place_origin, coalesce(p.meaning, '') as place_meaning, coalesce(p.history, '') as place_history,
           case when n.category = 'division' then coalesce(p.history, '') else '' end as government_history, p.id, p.secrecy,
           ${drawn(sql`p.geom`, scope)} as geometry, jsonb_build_array(h.pinyin_key, h.id) as cursor
      from (${placesPage(scope, standardOnes(scope, filter), ask)}) h
      join place_name n on n.id = h.id
      join place p on p.id = h.place_id
      join category c on c.id = n.category
      left join spelling s on s.name_id = h.id and s.script = 'pinyin'
     order by h.pinyin_key, h.id`,
});

const standardOnes = ({ actor }: Scope, filter: Parameters<typeof namesListed>[0]): Sql =>
  sql`${namesListed(filter, divisionPrefix(actor.divisionCode))} and n.kind = 'standard' and n.status = 'standard'`;
