import { run, sql } from '../../platform/db/sql.ts';
import type { Act } from '../act.ts';
import { fieldProblem } from '../fieldProblem.ts';
import { listedCode } from '../timeLimits/listedCode.ts';
import { refuseFuture } from './reviewActs.ts';

/**
 * Delivery of the decision to the applicant, within ten working days (LL art. 44): by which means, on which day, to whom. The
 * clock stops on the day of delivery, not on the day somebody wrote it down.
 * @throws Problem invalid-input for a means that is not listed, or a day in the future or before the decision
 */
export const deliverDecision: Act<'deliver'> = {
  name: 'deliver',
  effect: async (context, { means, deliveredOn, recipient, note }) => {
    const { tx, id, found, now, today } = context;
    await listedCode(context, { kind: 'delivery-means', code: means, pointer: '/means' });
    refuseFuture(deliveredOn, today, '/deliveredOn');
    if (found.decidedOn !== null && deliveredOn < found.decidedOn)
      throw fieldProblem('/deliveredOn', 'before-decision', 'Before the decision', '送达日期不能早于决定日期');
    await run(
      tx,
      sql`insert into delivery (case_id, means, recipient, delivered_on, note, recorded_at)
          values (${id}, ${means}, ${recipient}, ${deliveredOn}, ${note}, ${now})`,
    );
    return {
      reason: note || null,
      note: { code: 'delivered', means, deliveredOn },
      onDay: deliveredOn,
      audit: { means, deliveredOn },
    };
  },
};
