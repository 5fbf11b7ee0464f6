import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { type Sql, sql } from '../../platform/db/sql.ts';

// Digits of a prefecture: a county does not change what holds for its whole city or for the country.
const PREFECTURE_DIGITS = 4;
const PROVINCE_DIGITS = 2;

/** Rows of the whole country, starting points, and models from other provinces: not one division's own. */
function isGeneral(jurisdiction: string, prefix: string): boolean {
  if (jurisdiction === 'CN' || jurisdiction === 'default') return true;
  return jurisdiction.slice(0, PROVINCE_DIGITS) !== prefix.slice(0, PROVINCE_DIGITS);
}

/** Whether the office may change a row of this jurisdiction: its own divisions', and from the prefecture up general rows. */
export function mayChangeRow(actor: Pick<Actor, 'divisionCode'>, jurisdiction: string): boolean {
  const prefix = divisionPrefix(actor.divisionCode);
  if (jurisdiction.startsWith(prefix)) return true;
  return isGeneral(jurisdiction, prefix) && prefix.length <= PREFECTURE_DIGITS;
}

/** Rows (alias `r`) that hold in the actor's divisions or over them, and general rows; not those of a neighbour. */
export function rowsFor(actor: Pick<Actor, 'divisionCode'>): Sql {
  const prefix = divisionPrefix(actor.divisionCode);
  return sql`(r.jurisdiction in ('CN', 'default') or starts_with(r.jurisdiction, ${prefix})
    or starts_with(${prefix}::text, r.jurisdiction)
    or left(r.jurisdiction, ${PROVINCE_DIGITS}::int) <> left(${prefix}::text, ${PROVINCE_DIGITS}::int))`;
}
