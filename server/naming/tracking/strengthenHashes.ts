import { z } from 'zod';
import { type Db, many, run, sql } from '../../platform/db/sql.ts';
import { strengthened } from './trackingHash.ts';

// Some 40 ms of one core each: a round must not be felt beside the requests.
const AT_ONCE = 50;

/** Gives codes from before migration 068 a strong hash, a few at a time; answers how many. */
export async function strengthenHashes(db: Db): Promise<number> {
  const weak = await many(
    db,
    z.object({ id: z.string(), hash: z.string() }),
    sql`select id, tracking_hash as hash from naming_case
         where starts_with(tracking_hash, 'sha256:') order by id limit ${AT_ONCE}`,
  );
  for (const { id, hash } of weak) {
    const strong = await strengthened(hash);
    await run(db, sql`update naming_case set tracking_hash = ${strong} where id = ${id} and tracking_hash = ${hash}`);
  }
  return weak.length;
}
