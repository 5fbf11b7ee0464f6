import { z } from 'zod';
import type { Question } from '../platform/db/askTogether.ts';
import { type Db, json, many, sql } from '../platform/db/sql.ts';
import { rareCharacters } from './rareCharacters.ts';
import type { Subject } from './subject.ts';
import type { UndrawnName } from './undrawnName.ts';

interface Whose {
  subject: Subject;
  division: string;
  /** The place itself, whose own name is no precedent. */
  self?: string | undefined;
  today: string;
}

const Characters = z.string().array();

/**
 * Rare characters of a name that divisions, villages and natural entities of its county are written with (NR-03b); undefined
 * where it has none.
 */
export function charactersQuestion({ subject, division, self, today }: Whose): Question<typeof Characters> | undefined {
  const rare = rareCharacters(subject);
  if (rare.length === 0) return undefined;
  const value = sql`rare_characters_here(${rare}, ${division.slice(0, 6)}, ${self ?? null}, ${today})`;
  return { value, answer: Characters };
}

const Found = z.object({ i: z.number(), chars: Characters });

/** The same for many names, in one statement, in the order asked; no statement where none has a rare character. */
export async function charactersHere(
  db: Db,
  asked: readonly UndrawnName[],
  today: string,
): Promise<(string[] | undefined)[]> {
  const rows = asked.flatMap(({ subject, division }, i) => {
    const rare = rareCharacters(subject);
    return rare.length > 0 ? [{ i, rare, county: division.slice(0, 6) }] : [];
  });
  if (rows.length === 0) return asked.map(() => undefined);
  const found = await many(
    db,
    Found,
    sql`select r.i, rare_characters_here(r.rare, r.county, null, ${today}) as chars
          from jsonb_to_recordset(${json(rows)}) as r (i int, rare text[], county text)`,
  );
  const chars = new Map(found.map((row) => [row.i, row.chars]));
  return asked.map((_, i) => chars.get(i));
}
