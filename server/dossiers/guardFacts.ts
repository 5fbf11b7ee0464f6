import { z } from 'zod';
import { type Db, many, one, sql } from '../platform/db/sql.ts';
import type { DossierId } from './draftContract.ts';

/** How many places stand under a code that no division in force has, within a change's divisions. */
export async function strayPlaces(db: Db, codes: readonly string[], day: string): Promise<number> {
  const { count } = await one(
    db,
    z.object({ count: z.number() }),
    sql`select count(*)::int as count from place p
         where exists (select 1 from unnest(${[...codes]}::text[]) c where starts_with(p.division_code, c))
           and not exists (select 1 from division v where v.code = p.division_code and v.valid @> ${day}::date)`,
  );
  return count;
}

/** Slots of a dossier that have a file. */
export const filledSlots = async (db: Db, id: DossierId): Promise<Set<string>> =>
  new Set(
    (
      await many(
        db,
        z.object({ slot: z.string() }),
        sql`select distinct slot from dossier_file where dossier_id = ${id}`,
      )
    ).map(({ slot }) => slot),
  );

/** How many tasks are open. */
export async function openTasks(db: Db, id: DossierId): Promise<number> {
  const Count = z.object({ count: z.number() });
  return (
    await one(
      db,
      Count,
      sql`select count(*)::int as count from dossier_task where dossier_id = ${id} and done_on is null`,
    )
  ).count;
}
