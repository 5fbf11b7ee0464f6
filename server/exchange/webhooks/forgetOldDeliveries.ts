import { chinaDay } from '../../naming/deadline.ts';
import { type Db, run, sql } from '../../platform/db/sql.ts';
import { exchangeThresholds, NATION } from '../thresholds/exchangeThresholds.ts';

/** Removes events, and with them their deliveries, that nobody waits for any more. Answers how many. */
export async function forgetOldDeliveries({ db, now }: { db: Db; now: () => string }): Promise<number> {
  const sizes = await exchangeThresholds(db, { divisionCode: NATION, today: chinaDay(now()) });
  return run(
    db,
    sql`delete from webhook_event e where recorded_at < now() - make_interval(days => ${sizes.webhook_kept_days}::int) and passed_on_at is not null
           and not exists (select 1 from webhook_delivery d where d.event_id = e.id and d.state = 'waiting')`,
  );
}
