import { z } from 'zod';
import { type Db, many, sql } from '../platform/db/sql.ts';
import { childCodes } from './childCodes.ts';
import { codePrefix } from './codePrefix.ts';
import type { DossierDraft } from './draftContract.ts';
import type { SchemeUnits } from './unit.ts';

const Below = z.object({
  code: z.string(),
  name: z.string(),
  type: z.string(),
  parentCode: z.string(),
  entrustedCode: z.string().nullable(),
});
/** A division that stood below one that ends, and the code that it has under the heir. */
export interface Inherited extends z.infer<typeof Below> {
  to: string;
  /** Its last digits are taken there: the new code is a proposal, fixed by the province (DC art. 5). */
  isClash: boolean;
}

/** What stands below, or is entrusted to, the divisions that end, with its codes under their heir. */
export async function inheritedUnits(
  db: Db,
  { unit, units, day }: Pick<SchemeUnits, 'unit' | 'units' | 'day'>,
  heir: string,
): Promise<Inherited[]> {
  const ended = [unit, ...units].map(({ code }) => code);
  const below = await many(
    db,
    Below,
    sql`select code, name, type, parent_code as "parentCode", entrusted_code as "entrustedCode" from division
         where (parent_code = any(${ended}) or entrusted_code = any(${ended})) and valid @> ${day}::date order by code`,
  );
  if (unit.level === 'prefecture') {
    const stem = codePrefix(unit.code).length;
    return below.map((one) => ({ ...one, to: codePrefix(heir) + one.code.slice(stem), isClash: false }));
  }
  const used = await many(
    db,
    z.object({ code: z.string() }),
    sql`select distinct code from division where starts_with(code, ${heir}) and length(code) = ${heir.length + 3} and lower(valid) <= ${day}::date`,
  );
  const codes = childCodes(
    below.map(({ code }) => code),
    heir,
    used.map(({ code }) => code),
  );
  return below.map((one) => {
    const to = codes.get(one.code) ?? one.code;
    return { ...one, to, isClash: to.slice(-3) !== one.code.slice(-3) };
  });
}

/** Who has what stood below the units that end; undefined where nothing ends, or the code of a new one is not fixed. */
export function heirOf(
  { change }: DossierDraft,
  { unit, to }: SchemeUnits,
  codes: ReadonlyMap<string, string>,
): string | undefined {
  if (change === 'establish') return codes.get(unit.code);
  return change === 'abolish' ? to?.code : undefined;
}
