import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import { CensusNeighbour, type CensusRecordId, RegisterMatch } from './censusContract.ts';
import { ownRecords } from './visibleRecords.ts';

const MOST = 12;

/** A record, and how far around it is looked. */
export interface Around {
  id: CensusRecordId;
  metres: number;
}

/**
 * Places of the register that may be what the record describes, the likeliest first: the same place code, the same name in the
 * county, the same sound in the county, or the same category close by. Of the actor's own divisions.
 */
export const registerMatches = (db: Db, actor: Actor, { id, metres }: Around): Promise<RegisterMatch[]> =>
  many(
    db,
    RegisterMatch,
    sql`
  select p.id as "placeId", p.version, n.name, s.roman_tone as "romanTone", p.category, n.status, n.legal_status as "legalStatus",
         coalesce(d.path, p.division_code) as "divisionName", p.place_code as "placeCode", p.meaning, p.history,
         shapes_between(p.geom, c.geom) as metres, p.place_code is not distinct from c.place_code and p.place_code is not null as "sameCode",
         n.norm = c.norm as "sameName", n.pinyin_key = c.pinyin_key as "sameSound",
         st_asgeojson(p.geom, 6, 0)::jsonb as geometry
    from census_record c
   cross join lateral (
      (select q.id from place q where q.place_code = c.place_code limit 5)
      union
      (select m.place_id from place_name m where m.county_code = c.county_code and m.norm = c.norm limit 20)
      union
      (select m.place_id from place_name m where m.county_code = c.county_code and m.pinyin_key = c.pinyin_key limit 20)
      union
      (select q.id from place q
        where c.geom is not null and q.geom && near_box(c.geom, ${metres}::float8) and q.category = coalesce(c.category, q.category)
          and shapes_between(q.geom, c.geom) <= ${metres}::float8 limit 20)) found
    join place p on p.id = found.id and p.status in ('live', 'proposed') and starts_with(p.division_code, ${divisionPrefix(actor.divisionCode)})
    join lateral (select * from place_name x where x.place_id = p.id and x.status in ('standard', 'census_only', 'reserved')
                     and x.kind = 'standard' order by x.status = 'standard' desc, x.id limit 1) n on true
    join spelling s on s.name_id = n.id
    left join division d on d.code = p.division_code and upper_inf(d.valid)
   where c.id = ${id}
   order by "sameCode" desc, "sameName" desc, metres nulls last, "sameSound" desc, p.id limit ${MOST}`,
  );

const MOST_NEIGHBOURS = 30;

/** Other records within so many metres, the nearest first. */
export const censusNeighbours = (db: Db, actor: Actor, { id, metres }: Around): Promise<CensusNeighbour[]> =>
  many(
    db,
    CensusNeighbour,
    sql`select c.id, c.name, c.state, c.category_word as "categoryWord", shapes_between(c.geom, own.geom) as metres,
               st_asgeojson(c.geom, 6, 0)::jsonb as geometry
          from census_record own
          join census_record c on c.id <> own.id and c.geom && near_box(own.geom, ${metres}::float8)
         where own.id = ${id} and ${ownRecords(actor)} and shapes_between(c.geom, own.geom) <= ${metres}::float8
         order by metres, c.id limit ${MOST_NEIGHBOURS}`,
  );
