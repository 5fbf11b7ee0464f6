import type { Knex } from 'knex';
import { z } from 'zod';
import { record, SYSTEM } from '../../audit/record.ts';
import { many, run, sql } from '../../platform/db/sql.ts';
import { chinaDay } from '../deadline.ts';

const Expired = z.object({
  id: z.string(),
  nameId: z.string(),
  placeId: z.string(),
  caseId: z.string().nullable(),
  name: z.string(),
});

/**
 * Ends the reservations whose last day is past and that nobody drew: the name no longer blocks others, it and its place stay
 * on record. Each in one transaction with its audit record. Answers how many.
 */
export async function expireReservations({ db, now }: { db: Knex; now: () => string }): Promise<number> {
  return db.transaction(async (tx) => {
    const at = now();
    const expired = await many(
      tx,
      Expired,
      sql`update name_reservation r set state = 'expired', updated_at = ${at} from place_name n
           where r.state = 'free' and r.expires_on < ${chinaDay(at)}::date and n.id = r.name_id
          returning r.id, r.name_id as "nameId", r.place_id as "placeId", r.case_id as "caseId", n.name`,
    );
    for (const { id, nameId, placeId, caseId, name } of expired) {
      await run(tx, sql`update place_name set status = 'refused' where id = ${nameId} and status = 'reserved'`);
      await run(
        tx,
        sql`update place set status = 'void', version = version + 1, updated_at = ${at}
             where id = ${placeId} and status = 'proposed'`,
      );
      if (caseId !== null) await endCase(tx, caseId, at);
      await record(tx, {
        ...{ actor: SYSTEM, action: 'naming.expire', subjectKind: 'name-reservation', subjectId: id, at },
        ...{ before: { state: 'free' }, after: { state: 'expired', name } },
      });
    }
    return expired.length;
  });
}

async function endCase(tx: Knex.Transaction, caseId: string, at: string): Promise<void> {
  await run(
    tx,
    sql`insert into case_step (case_id, act, from_state, to_state, actor, organisation, at)
        select id, 'system', state, 'expired', '系统', '', ${at} from naming_case where id = ${caseId}`,
  );
  await run(
    tx,
    sql`update naming_case set state = 'expired', version = version + 1, updated_at = ${at} where id = ${caseId}`,
  );
}
