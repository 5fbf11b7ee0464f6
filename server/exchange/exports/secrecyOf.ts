import { z } from 'zod';
import { type Db, many, type Sql } from '../../platform/db/sql.ts';
import { Secrecy } from './exportContract.ts';

const Counted = z.object({ secrecy: Secrecy, n: z.number().int() });
export type Counts = Record<Secrecy, number>;

export const noneCounted = (): Counts => ({ public: 0, internal: 0, restricted: 0 });

/** Rows by label. */
export async function countRows(db: Db, query: Sql): Promise<Counts> {
  const counts = noneCounted();
  for (const { secrecy, n } of await many(db, Counted, query)) counts[secrecy] += n;
  return counts;
}

/** The gravest label of which there is a row. */
export function highestOf(counts: Counts): Secrecy {
  if (counts.restricted > 0) return 'restricted';
  return counts.internal > 0 ? 'internal' : 'public';
}

export const totalOf = (counts: Counts): number => counts.public + counts.internal + counts.restricted;
