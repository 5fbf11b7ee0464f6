import { type Sql, sql } from '../platform/db/sql.ts';

const COUNTY_DIGITS = 6;

/**
 * Names (alias `n`) of places inside the divisions whose codes begin so; '' is everywhere. By the county that stands with
 * the name, which an index can follow; only a township asks the place.
 */
export function inDivisions(prefix: string): Sql {
  if (prefix === '') return sql`true`;
  if (prefix.length === COUNTY_DIGITS) return sql`n.county_code = ${prefix}`;
  if (prefix.length > COUNTY_DIGITS) {
    return sql`n.county_code = ${prefix.slice(0, COUNTY_DIGITS)}
      and exists (select 1 from place w where w.id = n.place_id and starts_with(w.division_code, ${prefix}))`;
  }
  const [first, last] = [prefix.padEnd(COUNTY_DIGITS, '0'), prefix.padEnd(COUNTY_DIGITS, '9')];
  return sql`n.county_code >= ${first} and n.county_code <= ${last}`;
}
