import { run, sql } from '../platform/db/sql.ts';
import type { ActContext } from './act.ts';

/** Frees the name a case had reserved: it stays on record as refused and no longer blocks others. */
export async function releaseName({ tx, found, now }: ActContext): Promise<void> {
  if (found.placeId === null) return;
  await run(
    tx,
    sql`update place_name set status = 'refused' where place_id = ${found.placeId} and status = 'reserved'`,
  );
  await run(
    tx,
    sql`update place set status = 'void', version = version + 1, updated_at = ${now}
         where id = ${found.placeId} and status = 'proposed'`,
  );
}
