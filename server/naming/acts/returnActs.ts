import { z } from 'zod';
import { one, run, sql } from '../../platform/db/sql.ts';
import type { Act, ActContext } from '../act.ts';
import { releaseName } from '../releaseName.ts';
import { requireOpenPlace } from '../requireOpenPlace.ts';
import { supersede } from '../supersede.ts';
import { refuseFuture } from './reviewActs.ts';

/**
 * The approver sends a case back. It goes only as far as the fault reaches: to the draft of the decision, to the choice of the
 * name, or to the applicant. Opinions and notice stay, and stand where they are about the same name and place.
 */
export const sendBack: Act<'sendBack'> = {
  name: 'sendBack',
  effect: async ({ tx, id }, { touches, reason }) => {
    await run(tx, sql`update naming_case set proposed_by = null where id = ${id}`);
    return { reason, note: { code: 'sent-back', touches }, ...BACK_TO[touches] };
  },
};

const BACK_TO = {
  text: { goesTo: 'public_notice' },
  name: {},
  application: { goesTo: 'returned_for_correction' },
} as const;

/** The higher organ annuls an approval given in breach of the Regulations (TR art. 34): the name is free again, the record stays. */
export const revokeApproval: Act<'revoke'> = {
  name: 'revoke',
  effect: async (context, { documentNo, revokedOn, reason }) => {
    const { tx, found, today, now } = context;
    refuseFuture(revokedOn, today, '/revokedOn');
    const { organ } = await one(tx, z.object({ organ: z.string() }), selectHigherOrgan(context));
    await run(
      tx,
      sql`insert into name_event (place_id, name_id, kind, on_day, authority, document_no, article, article_en, recorded_at)
          select place_id, id, 'abolished', ${revokedOn}, ${organ}, ${documentNo}, '地名管理条例第三十四条',
                 'Toponym Regulations art. 34', ${now}
            from place_name where place_id = ${found.placeId} and status = 'reserved'`,
    );
    await run(
      tx,
      sql`update place_name set valid_to = greatest(valid_from, ${revokedOn}::date)
           where place_id = ${found.placeId} and status = 'reserved'`,
    );
    await releaseName(context);
    await closeTasks(context, documentNo);
    return { reason, document: documentNo };
  },
};

/** What the approval would have made necessary is not. */
const closeTasks = ({ tx, id, actor, now }: ActContext, documentNo: string): Promise<number> =>
  run(
    tx,
    sql`update case_task set outcome = 'not_needed', note = ${documentNo}, settled_by = ${actor.displayName},
               settled_at = ${now} where case_id = ${id} and outcome is null`,
  );

const selectHigherOrgan = ({ found }: ActContext) =>
  sql`select name as organ from organisation where id = ${found.higherOrgId}`;

/**
 * The higher organ orders a case to be handled anew. What was not accepted is accepted; what was decided goes back to the
 * check (a cancellation to the consultation), because its name was set free meanwhile. Decision, filing and delivery are kept as superseded; opinions stand.
 */
export const reopenCase: Act<'reopen'> = {
  name: 'reopen',
  effect: async (context, { documentNo, orderedOn, reason }) => {
    const { tx, id, found, today } = context;
    refuseFuture(orderedOn, today, '/orderedOn');
    await requireOpenPlace(tx, found, today);
    await supersede(context, ['decision', 'filing', 'delivery']);
    await run(tx, sql`update naming_case set proposed_by = null where id = ${id}`);
    return { reason, document: documentNo, ...(found.state === 'not_accepted' ? { goesTo: 'accepted' } : {}) };
  },
};
