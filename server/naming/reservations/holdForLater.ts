import { run, sql } from '../../platform/db/sql.ts';
import type { ActContext } from '../act.ts';
import { clockRule } from '../clocks.ts';
import { deadline } from '../deadline.ts';

/**
 * The name of an approved reservation (预命名) is held until the last day of the row RESERVATION, counted from the decision.
 * Answers that day.
 */
export async function holdForLater({ tx, found, today, now }: ActContext, decidedOn: string): Promise<string> {
  const until = deadline(await clockRule(tx, 'RESERVATION', today, found.divisionCode), decidedOn);
  await run(
    tx,
    sql`insert into name_reservation (place_id, name_id, case_id, expires_on, state, created_at, updated_at)
        select n.place_id, n.id, ${found.id}, ${until}, 'free', ${now}, ${now}
          from place_name n where n.place_id = ${found.placeId} and n.status = 'reserved'
        on conflict (case_id) do update set place_id = excluded.place_id, name_id = excluded.name_id,
          expires_on = excluded.expires_on, state = 'free', drawn_by = null, updated_at = excluded.updated_at`,
  );
  return until;
}
