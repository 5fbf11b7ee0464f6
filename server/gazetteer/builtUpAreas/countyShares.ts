import { type Sql, sql } from '../../platform/db/sql.ts';

/** Lines of counties and outlines of areas come from different maps: so small a part is no place, but a difference of drawing. */
export const LEAST_SHARE = 0.01;

/**
 * The counties in which a valid area lies on a day, as a JSON array of `CountyShare`, the greatest share first.
 * @param area a geometry in EPSG:4490
 */
export const countyShares = (area: Sql, day: string): Sql => sql`
  (select coalesce(jsonb_agg(jsonb_build_object('code', c.code, 'name', c.name, 'share', c.share) order by c.share desc, c.code), '[]')
     from (select d.code, d.name,
                  round((st_area(st_intersection(d.geom, ${area})) / nullif(st_area(${area}), 0))::numeric, 4)::float8 as share
             from division d
            where d.level = 'county' and d.valid @> ${day}::date and d.geom && ${area} and st_intersects(d.geom, ${area})) c
    where c.share >= ${LEAST_SHARE}::float8)`;
