import { z } from 'zod';
import { type Db, many, type Sql, sql } from '../platform/db/sql.ts';
import { Shape } from './locatorShapes.ts';

const Point = z.tuple([z.number(), z.number()]);
const Place = z.object({
  caseId: z.string(),
  name: z.string(),
  romanTone: z.string(),
  on: z.string(),
  schematic: z.boolean(),
  mark: Point,
});
/** `shape` is null where no reviewed edition covers it. */
const Outline = z.object({
  name: z.string(),
  schematic: z.boolean(),
  shape: Shape.nullable(),
  mark: Point,
  reviewNumber: z.string().nullable(),
  demonstration: z.boolean(),
});

/** The announced names with a public place, the latest first, and the counties in which they lie. */
export interface AnnouncedPlaces {
  places: z.infer<typeof Place>[];
  counties: z.infer<typeof Outline>[];
}

const MOST = 40;

/** What the map of announced names is drawn from, on a day. */
export async function announcedPlaces(db: Db, day: string): Promise<AnnouncedPlaces> {
  return {
    places: await many(db, Place, sql`${ANNOUNCED} order by a.announced_on desc, c.id limit ${MOST}`),
    counties: await many(db, Outline, selectCounties(day)),
  };
}

const ANNOUNCED = sql`
  select c.id as "caseId", d.name, d.roman_tone as "romanTone", a.announced_on::text as on, p.schematic,
         jsonb_build_array(st_x(st_pointonsurface(p.geom)), st_y(st_pointonsurface(p.geom))) as mark
    from announcement a
    join naming_case c on c.id = a.case_id and c.state <> 'revoked'
    join case_candidate d on d.id = c.chosen_id
    join place p on p.id = c.place_id and p.status = 'live' and p.secrecy = 'public' and p.geom is not null`;

// A pixel of a map 720 wide, for the whole country or for one county.
const selectCounties = (day: string): Sql => sql`
  with shown as (
    select v.code, v.name, v.schematic, c.geom, c.rule_id, c.review_number, st_pointonsurface(v.geom) as mark
      from division v
      left join lateral (select * from cleared_outline k where k.row_id = v.row_id limit 1) c on true
     where v.level = 'county' and v.valid @> ${day}::date and v.geom is not null
       and exists (select 1 from announcement a join naming_case c on c.id = a.case_id
                    where left(c.division_code, 4) = left(v.code, 4))),
  grid as (
    select greatest(st_xmax(e) - st_xmin(e), st_ymax(e) - st_ymin(e)) / 720 as degrees
      from (select st_extent(geom) as e from shown) t)
  select s.name, s.schematic, st_asgeojson(st_snaptogrid(s.geom, g.degrees), 4)::jsonb as shape,
         jsonb_build_array(st_x(s.mark), st_y(s.mark)) as mark, s.review_number as "reviewNumber",
         coalesce(s.rule_id = 'demonstration', false) as demonstration
    from shown s, grid g
   where s.geom is null or not st_isempty(st_snaptogrid(s.geom, g.degrees))
   order by s.code limit 40`;
