import { z } from 'zod';
import { type Db, many, sql } from '../platform/db/sql.ts';
import type { NameToCheck, RegisterLookUp } from './checkNames.ts';
import { placeFactsOfMany } from './placeFactsOfMany.ts';
import { registerFactsOfMany } from './registerFacts.ts';

const County = z.object({ code: z.string(), name: z.string(), path: z.string() });
type County = z.infer<typeof County>;

/**
 * Asks the register for the rows of a batch, a page of them at a time: the county by its name (with the city's, where two
 * share it), then the names in scope and what is known of the place. A row without a county that the register knows is
 * compared with nothing. A few statements a page, whatever the number of rows.
 */
export function registerLookUp(db: Db, today: string): RegisterLookUp {
  const known = new Map<string, readonly County[]>();
  return {
    divisionsOf: async (rows) => {
      const unknown = [...new Set(rows.map(({ county }) => county))].filter((name) => name !== '' && !known.has(name));
      const found = unknown.length > 0 ? await countiesNamed(db, unknown) : [];
      for (const name of unknown)
        known.set(
          name,
          found.filter((county) => county.name === name),
        );
      return rows.map((row) => countyOf(row, known.get(row.county) ?? []));
    },
    factsOf: async (asked, set) => {
      const scope = await registerFactsOfMany(db, asked, today);
      const places = await placeFactsOfMany(db, set, asked, today);
      return scope.map((facts, i) => ({ ...facts, ...places[i] }));
    },
  };
}

function countyOf({ city }: NameToCheck, named: readonly County[]): string | undefined {
  const inCity = named.find(({ path }) => city !== '' && path.startsWith(city));
  return (inCity ?? (named.length === 1 ? named[0] : undefined))?.code;
}

const countiesNamed = (db: Db, names: readonly string[]): Promise<County[]> =>
  many(
    db,
    County,
    sql`select code, name, path from division
         where level = 'county' and name = any(${names}) and upper_inf(valid) order by code`,
  );
