import { z } from 'zod';
import { maybeOne, run, sql } from '../../platform/db/sql.ts';
import type { Act } from '../act.ts';
import { fieldProblem } from '../fieldProblem.ts';
import { selectColleagues } from '../listColleagues.ts';

/**
 * Hands a case to another handler of the same office, or back to the office's common inbox. It steers whose inbox the case
 * lies in; the office stays the one that acts.
 * @throws Problem invalid-input for somebody who is no handler of this office, or has it already
 */
export const transferCase: Act<'transfer'> = {
  name: 'transfer',
  effect: async ({ tx, id, found, actor }, { handlerId, reason }) => {
    if (handlerId === found.handlerId)
      throw fieldProblem('/handlerId', 'has-it-already', 'The case lies there already', '本办件已由其办理');
    const to =
      handlerId === null
        ? null
        : await maybeOne(
            tx,
            z.object({ id: z.string(), displayName: z.string() }),
            sql`select * from (${selectColleagues(actor.organisationId)}) w where w.id = ${handlerId}`,
          );
    if (handlerId !== null && !to)
      throw fieldProblem('/handlerId', 'no-handler', 'No handler of your office', '只能转交本单位的经办人');
    await run(tx, sql`update naming_case set handler_id = ${handlerId} where id = ${id}`);
    return {
      reason,
      note: { code: 'transferred', to: to?.displayName ?? null },
      audit: { from: found.handlerId, to: handlerId },
    };
  },
};
