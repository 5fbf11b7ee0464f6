import { z } from 'zod';
import { type Db, many, sql } from '../platform/db/sql.ts';
import type { RegisterLookUp } from './checkNames.ts';
import { countyCodeIn, countyOf, type KnownCounty } from './countyOf.ts';
import { placeFactsOfMany } from './placeFactsOfMany.ts';
import { registerFactsOfMany } from './registerFacts.ts';

const County = z.object({
  ...{ code: z.string(), name: z.string(), path: z.string() },
  ...{ province: z.string().nullable(), provinceSpecific: z.string().nullable() },
});

/**
 * Asks the register for the rows of a batch, a page of them at a time: the county by its name or code (with those of city and
 * province, where several share the name), then the names in scope and what is known of the place. A row without a county that the register knows is
 * compared with nothing. A few statements a page, whatever the number of rows.
 */
export function registerLookUp(db: Db, today: string): RegisterLookUp {
  const known = new Map<string, readonly KnownCounty[]>();
  return {
    divisionsOf: async (rows) => {
      const unknown = [...new Set(rows.map(({ county }) => county))].filter((name) => name !== '' && !known.has(name));
      const found = unknown.length > 0 ? await countiesNamed(db, unknown) : [];
      for (const cell of unknown) {
        const code = countyCodeIn(cell);
        known.set(
          cell,
          found.filter((county) => county.name === cell || county.code === code),
        );
      }
      return rows.map((row) => countyOf(row, known.get(row.county) ?? []));
    },
    factsOf: async (asked, set) => {
      const scope = await registerFactsOfMany(db, asked, today);
      const places = await placeFactsOfMany(db, set, asked, today);
      return scope.map((facts, i) => ({ ...facts, ...places[i] }));
    },
  };
}

/** Counties in force that these cells name, or whose code they hold. */
const countiesNamed = (db: Db, cells: readonly string[]): Promise<KnownCounty[]> =>
  many(
    db,
    County,
    sql`select d.code, d.name, d.path, p.name as province, p."specific" as "provinceSpecific"
          from division d
          left join division p on p.code = left(d.code, 2) || '0000' and upper_inf(p.valid)
         where d.level = 'county' and upper_inf(d.valid)
           and (d.name = any(${cells}) or d.code = any(${cells.flatMap((cell) => countyCodeIn(cell) ?? [])}))
         order by d.code`,
  );
