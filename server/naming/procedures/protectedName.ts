import { z } from 'zod';
import { inJurisdiction } from '../../detection/inJurisdiction.ts';
import { normaliseName } from '../../gazetteer/normaliseName.ts';
import { type Db, many, sql } from '../../platform/db/sql.ts';

const Listed = z.object({ text: z.string(), jurisdiction: z.string() });

/** The protection list of a day: the lexicon rows of rule NP-06. */
export const protectionList = (db: Db, day: string): Promise<z.infer<typeof Listed>[]> =>
  many(
    db,
    Listed,
    sql`select body->>'text' as text, body->>'jurisdiction' as jurisdiction from rule_row
         where kind = 'lexicon' and valid @> ${day}::date and body->'rules' @> '["NP-06"]'`,
  );

/** Whether a name of a division stands on the list, compared as names are. */
export function isProtected(list: readonly z.infer<typeof Listed>[], name: string, divisionCode: string): boolean {
  const norm = normaliseName(name);
  return list.some((row) => inJurisdiction(row.jurisdiction, divisionCode) && normaliseName(row.text) === norm);
}
