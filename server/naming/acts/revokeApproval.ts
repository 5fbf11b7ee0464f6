import { run, type Sql, sql } from '../../platform/db/sql.ts';
import type { Act, ActContext } from '../act.ts';
import { moveClocks } from '../clocks.ts';
import { fieldProblem } from '../fieldProblem.ts';
import { openTasksAnew } from '../impact/openTasks.ts';
import { releaseName } from '../releaseName.ts';
import { requireNoOtherCase } from '../requireOpenPlace.ts';
import { requireRestorable } from './requireRestorable.ts';
import { refuseFuture } from './reviewActs.ts';
import { abolishRevokedName, type Revocation, restoreEndedName } from './revokedName.ts';
import { orderNumber, revoker } from './revoker.ts';

/**
 * An approval given unlawfully is revoked by the organ that gave it (LL art. 69) or by the one above (TR art. 34), though its
 * name may be standard by now. What was only reserved is free again. A standard name is abolished and stays blocked as a cancelled
 * one does; what the approval had ended, the name before a renaming or a cancelled one, is in force again. The record stays, and
 * what follows in signs and documents becomes tasks.
 * @throws Problem invalid-input for a day in the future or before the decision; conflict `place-in-case`, `duplicate-name`
 */
export const revokeApproval: Act<'revoke'> = {
  name: 'revoke',
  effect: async (context, { documentNo: given, revokedOn, reason }) => {
    const { found, today } = context;
    refuseFuture(revokedOn, today, '/revokedOn');
    if (found.decidedOn !== null && revokedOn < found.decidedOn)
      throw fieldProblem('/revokedOn', 'before-decision', 'Before the decision', '撤销日期不能早于批准日期');
    const documentNo = await orderNumber(context, given, revokedOn);
    const revocation = { documentNo, revokedOn, ...(await revoker(context)) };
    const wasInForce = found.state === 'standard' || found.state === 'abolished';
    await run(context.tx, insertRevocation(context, revocation, reason));
    await (wasInForce ? undoNames(context, revocation) : freeReserved(context, revocation));
    // Only what the public was told of is announced as revoked.
    if (wasInForce) await moveClocks(context, 'announced_approval_revoked', revokedOn);
    return { reason, document: documentNo, onDay: revokedOn, audit: { by: revocation.organ, wasInForce } };
  },
};

async function undoNames(context: ActContext, revocation: Revocation): Promise<void> {
  const { tx, found } = context;
  await requireRestorable(context);
  await requireNoOtherCase(tx, found);
  if (found.kind !== 'cancellation') await abolishRevokedName(context, revocation);
  if (found.kind !== 'naming') await restoreEndedName(context, revocation);
  await openTasksAnew(context);
}

async function freeReserved(context: ActContext, { documentNo, revokedOn, organ, article, articleEn }: Revocation) {
  const { tx, found, now } = context;
  await run(
    tx,
    sql`insert into name_event (place_id, name_id, kind, on_day, authority, document_no, article, article_en, recorded_at)
        select place_id, id, 'abolished', ${revokedOn}, ${organ}, ${documentNo}, ${article}, ${articleEn}, ${now}
          from place_name where place_id = ${found.placeId} and status = 'reserved'`,
  );
  await run(
    tx,
    sql`update place_name set valid_to = greatest(valid_from, ${revokedOn}::date)
         where place_id = ${found.placeId} and status = 'reserved'`,
  );
  await releaseName(context);
  await closeTasks(context, documentNo);
}

/** What the approval would have made necessary is not. */
const closeTasks = ({ tx, id, actor, now }: ActContext, documentNo: string): Promise<number> =>
  run(
    tx,
    sql`update case_task set outcome = 'not_needed', note = ${documentNo}, settled_by = ${actor.displayName},
               settled_at = ${now} where case_id = ${id} and outcome is null`,
  );

const insertRevocation = ({ found }: ActContext, revocation: Revocation, reason: string): Sql => sql`
  insert into revocation (case_id, organisation_id, organ, document_no, revoked_on, reason, article, article_en, name, restored)
  select c.id, ${revocation.organisationId}, ${revocation.organ}, ${revocation.documentNo}, ${revocation.revokedOn}, ${reason},
         ${revocation.article}, ${revocation.articleEn}, coalesce(d.name, c.old_name, ''),
         case when ${found.state} in ('standard', 'abolished') then c.old_name end
    from naming_case c left join case_candidate d on d.id = c.chosen_id where c.id = ${found.id}`;
