import { z } from 'zod';
import { PlaceCategory } from '../../gazetteer/contract.ts';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import { CensusClass } from './censusContract.ts';

/** A row of the lists `census-categories` and `census-classes`; which of our categories it becomes is not verified. */
const MappingRow = z.object({
  kind: z.enum(['census-categories', 'census-classes']),
  code: z.string(),
  label: z.string(),
  words: z.string(),
  censusClass: CensusClass.nullable(),
  category: PlaceCategory.nullable(),
});
type MappingRow = z.infer<typeof MappingRow>;

export interface Mapped {
  censusClass: CensusClass | null;
  /** Null where the class is none of the categories of TR art. 3, or nobody knows: a person chooses. */
  category: PlaceCategory | null;
  /** The digits of the place code stand in the list. */
  digitsKnown: boolean;
}
export type CensusMapping = (word: string, digits: string | null) => Mapped;

/** How digits and words of the census become our categories, as the register's lists say today. Digits go before words. */
export async function censusMapping(db: Db, today: string): Promise<CensusMapping> {
  const rows = await many(
    db,
    MappingRow,
    sql`select kind, code, label_zh as label, coalesce(traits ->> 'words', '') as words,
               case kind when 'census-classes' then code else traits ->> 'census_class' end as "censusClass",
               traits ->> 'category' as category
          from code_list
         where kind in ('census-categories', 'census-classes') and valid @> ${today}::date
         order by kind, length(code) desc, position`,
  );
  return mappingOf(rows);
}

const plain = (word: string): string => word.normalize('NFKC').replaceAll(/[\s、，,]/gu, '');

/** The same from the rows themselves. */
export function mappingOf(rows: readonly MappingRow[]): CensusMapping {
  const byWord = new Map<string, MappingRow>();
  for (const row of rows) {
    for (const word of [row.label, ...row.words.split(';')].map(plain)) {
      if (word !== '' && !byWord.has(word)) byWord.set(word, row);
    }
  }
  const listed = rows.filter(({ kind, code }) => kind === 'census-categories' && /^\d+$/.test(code));
  return (word, digits) => {
    const byDigits = digits === null ? undefined : listed.find(({ code }) => digits.startsWith(code));
    const row = byDigits ?? byWord.get(plain(word));
    return {
      censusClass: row?.censusClass ?? null,
      category: row?.category ?? null,
      digitsKnown: byDigits !== undefined,
    };
  };
}
