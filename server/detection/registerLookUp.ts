import { z } from 'zod';
import { type Db, many, sql } from '../platform/db/sql.ts';
import type { RegisterLookUp } from './checkNames.ts';
import { registerFacts } from './registerFacts.ts';

const County = z.object({ code: z.string(), path: z.string() });

/**
 * Asks the register for a row of a batch: the county by its name (with the city's, where two share it), then the names
 * in scope. A row without a county that the register knows is compared with nothing.
 */
export function registerLookUp(db: Db, today: string): RegisterLookUp {
  const known = new Map<string, Promise<string | undefined>>();
  const codeOf = (city: string, county: string): Promise<string | undefined> => {
    const key = `${city} ${county}`;
    const asked = known.get(key) ?? findCounty(db, city, county);
    known.set(key, asked);
    return asked;
  };
  return async (row, subject) => {
    const division = row.county === '' ? undefined : await codeOf(row.city, row.county);
    return division ? registerFacts(db, subject, { division, today }) : {};
  };
}

async function findCounty(db: Db, city: string, county: string): Promise<string | undefined> {
  const found = await many(
    db,
    County,
    sql`select code, path from division where level = 'county' and name = ${county} and upper_inf(valid) order by code`,
  );
  const inCity = found.find(({ path }) => city !== '' && path.startsWith(city));
  return (inCity ?? (found.length === 1 ? found[0] : undefined))?.code;
}
