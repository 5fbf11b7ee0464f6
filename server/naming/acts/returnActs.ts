import { run, sql } from '../../platform/db/sql.ts';
import type { Act } from '../act.ts';
import { requireOpenPlace } from '../requireOpenPlace.ts';
import { supersede } from '../supersede.ts';
import { refuseFuture } from './reviewActs.ts';
import { orderNumber } from './revoker.ts';

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

/**
 * The higher organ orders a case to be handled anew. What was not accepted is accepted; what was decided goes back to the
 * check (a cancellation to the consultation), because its name was set free meanwhile. Decision, filing, delivery and announcement are kept as superseded; opinions stand.
 */
export const reopenCase: Act<'reopen'> = {
  name: 'reopen',
  effect: async (context, { documentNo: given, orderedOn, reason }) => {
    const { tx, id, found, today } = context;
    refuseFuture(orderedOn, today, '/orderedOn');
    await requireOpenPlace(tx, found, today);
    const documentNo = await orderNumber(context, given, orderedOn);
    await supersede(context, ['decision', 'filing', 'delivery', 'announcement', 'revocation']);
    await run(tx, sql`update naming_case set proposed_by = null where id = ${id}`);
    return { reason, document: documentNo, ...(found.state === 'not_accepted' ? { goesTo: 'accepted' } : {}) };
  },
};
