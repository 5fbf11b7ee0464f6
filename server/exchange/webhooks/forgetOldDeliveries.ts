import { type Db, run, sql } from '../../platform/db/sql.ts';

// Long enough for whoever asks what was sent last month.
const KEEP_DAYS = 60;

/** Removes events, and with them their deliveries, that nobody waits for any more. Answers how many. */
export const forgetOldDeliveries = (db: Db): Promise<number> =>
  run(
    db,
    sql`delete from webhook_event e where recorded_at < now() - make_interval(days => ${KEEP_DAYS}) and passed_on_at is not null
           and not exists (select 1 from webhook_delivery d where d.event_id = e.id and d.state = 'waiting')`,
  );
