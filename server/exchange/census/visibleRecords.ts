import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { type Db, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import type { JurisdictionInput } from '../../platform/http/jurisdictions.ts';
import { Problem } from '../../platform/problem.ts';

const COUNTY_DIGITS = 6;

/**
 * Records (alias `c`) of the actor's divisions. Restricted ones too, as the register shows restricted places to the offices
 * of their divisions and to nobody else (see `findPlace`).
 */
export function ownRecords(actor: Actor): Sql {
  const prefix = divisionPrefix(actor.divisionCode);
  if (prefix === '') return sql`true`;
  if (prefix.length === COUNTY_DIGITS) return sql`c.county_code = ${prefix}`;
  if (prefix.length > COUNTY_DIGITS) {
    return sql`c.county_code = ${prefix.slice(0, COUNTY_DIGITS)} and starts_with(c.division_code, ${prefix})`;
  }
  const [first, last] = [prefix.padEnd(COUNTY_DIGITS, '0'), prefix.padEnd(COUNTY_DIGITS, '9')];
  return sql`c.county_code >= ${first} and c.county_code <= ${last}`;
}

const Params = z.object({ id: z.string() });

/** Jurisdiction rule `census-record`. @throws Problem outside-jurisdiction */
export async function requireVisibleRecord(db: Db, actor: Actor, { params }: JurisdictionInput): Promise<void> {
  const { id } = Params.parse(params);
  const seen = await maybeOne(
    db,
    Params,
    sql`select c.id from census_record c where c.id = ${id} and ${ownRecords(actor)}`,
  );
  if (!seen) throw new Problem('outside-jurisdiction', `No census record ${id}`, { detailZh: '没有这条普查记录。' });
}
