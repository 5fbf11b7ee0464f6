import { run, sql } from '../platform/db/sql.ts';
import type { ActContext } from './act.ts';
import { giveBackName } from './reservations/giveBackName.ts';

/**
 * Frees the name a case had reserved, or gives back the one it drew. A name that was its own stays on record as refused and
 * no longer blocks others, nor is it held for later.
 */
export async function releaseName(context: ActContext): Promise<void> {
  const { tx, found, now } = context;
  if (found.placeId === null || found.kind === 'cancellation' || (await giveBackName(context))) return;
  await run(
    tx,
    sql`update place_name set status = 'refused' where place_id = ${found.placeId} and status = 'reserved'`,
  );
  await run(
    tx,
    sql`update name_reservation set state = 'expired', updated_at = ${now} where case_id = ${found.id} and state = 'free'`,
  );
  await run(
    tx,
    sql`update place set status = 'void', version = version + 1, updated_at = ${now}
         where id = ${found.placeId} and status = 'proposed'`,
  );
}
