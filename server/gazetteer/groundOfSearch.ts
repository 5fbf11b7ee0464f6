import { divisionPrefix } from '../accounts/divisionPrefix.ts';
import { type Sql, sql } from '../platform/db/sql.ts';
import { inDivisions } from './inDivisions.ts';

/** Where and when a search looks. */
export interface SearchGround {
  /** Code of a division, of the day `at` where that is given: `640300` finds what lies in any of its counties. */
  division?: string | undefined;
  /** YYYY-MM-DD: names that were valid then, in the divisions of that day. Without it the present, and former names too. */
  at?: string | undefined;
  /** `longitude,latitude` in degrees of CGCS2000. */
  near?: string | undefined;
  /** Metres around `near`. */
  within?: number | undefined;
}

/** The point of `near`, EPSG:4490. */
export function pointOf(near: string): Sql {
  const [lon, lat] = near.split(',').map(Number);
  return sql`st_setsrid(st_makepoint(${lon ?? null}::float8, ${lat ?? null}::float8), 4490)`;
}

/** Conditions on a name `n` and its place `p`, each beginning with `and`. */
export function onGround({ division, at, near, within }: SearchGround): Sql {
  const point = near === undefined ? undefined : pointOf(near);
  return sql`
    ${at === undefined ? sql`` : validOn(at)}
    ${division === undefined ? sql`` : at === undefined ? sql`and ${inDivisions(divisionPrefix(division))}` : inDivisionOf(division, at)}
    ${
      point && within !== undefined
        ? sql`and p.geom && near_box(${point}, ${within}::float8) and st_dwithin(p.geom::geography, ${point}::geography, ${within}::float8)`
        : sql``
    }`;
}

/** A name without days is taken for one that always was: most of the register says nothing of its days. */
const validOn = (day: string): Sql => sql`
  and (n.valid_from is null or n.valid_from <= ${day}::date) and (n.valid_to is null or n.valid_to > ${day}::date)`;

/** The code under which a place `p` was counted on a day. */
export const codeOn = (day: string): Sql => sql`
  coalesce((select x.division_code from place_past_division x
             where x.place_id = p.id and x.until_day > ${day}::date order by x.until_day limit 1), p.division_code)`;

// The first condition is a set of places that have moved since and an index finds; the others stand with the name.
function inDivisionOf(division: string, day: string): Sql {
  const prefix = divisionPrefix(division);
  if (prefix === '') return sql``;
  return sql`
    and (${inDivisions(prefix)}
         or n.place_id in (select x.place_id from place_past_division x
                            where x.division_code like ${`${prefix}%`} and x.until_day > ${day}::date))
    and starts_with(${codeOn(day)}, ${prefix})`;
}
