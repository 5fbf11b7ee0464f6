import { z } from 'zod';
import { many, maybeOne, one, run, sql } from '../../platform/db/sql.ts';
import type { Act, ActContext } from '../act.ts';
import { actNumber } from '../documents/actNumber.ts';
import { fieldProblem } from '../fieldProblem.ts';
import { listedCode } from '../timeLimits/listedCode.ts';
import { recountCase } from '../timeLimits/recountClocks.ts';

/**
 * Suspension (中止) for a listed reason. Only the clocks whose own row names the reason stop counting: LL art. 45 leaves out
 * the time of hearings, expert reviews and tests and nothing else. The time needed is told to the applicant in writing.
 * @throws Problem invalid-input for an unlisted reason or an expected day that is past
 */
export const suspendCase: Act<'suspend'> = {
  name: 'suspend',
  effect: async (context, { reasonCode, reason, expectedOn, told }) => {
    const { tx, id, today } = context;
    await listedCode(context, { kind: 'suspension-reasons', code: reasonCode, pointer: '/reasonCode' });
    if (expectedOn < today)
      throw fieldProblem('/expectedOn', 'past-day', 'The expected day is past', '预计恢复日期不能早于今天');
    const document = await toldNumber(context, told);
    const { suspensionId } = await one(
      tx,
      z.object({ suspensionId: z.string() }),
      sql`insert into case_suspension (case_id, reason_code, reason, told, expected_on, suspended_on)
          values (${id}, ${reasonCode}, ${reason}, ${document}, ${expectedOn}, ${today}) returning id as "suspensionId"`,
    );
    const paused = await many(
      tx,
      z.object({ rule: z.string() }),
      sql`with paused as (
            insert into clock_pause (clock_id, suspension_id, from_on)
            select id, ${suspensionId}, ${today} from clock
             where case_id = ${id} and stopped_on is null and ${reasonCode} = any(pauses_on) returning clock_id)
          select rule_id as rule from clock where id in (select clock_id from paused) order by rule_id`,
    );
    const pauses = paused.map(({ rule }) => rule);
    return {
      reason,
      document,
      note: { code: 'suspended', reasonCode, expectedOn, pauses },
      audit: { reasonCode, expectedOn, pauses },
    };
  },
};

/** Resumption (恢复): what was paused counts again from today on, and the last days are counted anew. */
export const resumeCase: Act<'resume'> = {
  name: 'resume',
  effect: async ({ tx, id, today }, { reason }) => {
    await run(
      tx,
      sql`update clock_pause set to_on = ${today} where to_on is null and clock_id in (select id from clock where case_id = ${id})`,
    );
    await run(tx, sql`update case_suspension set resumed_on = ${today} where case_id = ${id} and resumed_on is null`);
    const moved = await recountCase(tx, id);
    return { reason, note: { code: 'recounted', clocks: moved.map(toNote) }, audit: { moved } };
  },
};

/** The paper that tells the applicant: `next` numbers one of the handler's slips, which is then issued in the case. */
const toldNumber = ({ tx, found, today }: ActContext, told: string): Promise<string> =>
  actNumber(tx, told, { organisationId: found.handlerOrgId, purpose: 'slip', day: today });

const toNote = ({ rule, was, dueOn }: { rule: string; was: string; dueOn: string }) => ({ rule, was, dueOn });

/** Extension (延长), once, by the units of the law's row, with the approval of the head named there and reasons told in writing (LL art. 42). */
export const extendClock: Act<'extend'> = {
  name: 'extend',
  effect: async (context, { approvedBy, reason, told }) => {
    const { tx, id } = context;
    const document = await toldNumber(context, told);
    const extended = await extendOne(context);
    const moved = await recountCase(tx, id);
    return {
      reason,
      document,
      note: { code: 'extended', approvedBy, units: extended.units, clocks: moved.map(toNote) },
      audit: { approvedBy, ...extended, moved },
    };
  },
};

const Extended = z.object({ rule: z.string(), units: z.number() });

async function extendOne({ tx, id }: ActContext): Promise<z.infer<typeof Extended>> {
  const extended = await maybeOne(
    tx,
    Extended,
    sql`update clock set extended_by = extension
         where id = (select id from clock where case_id = ${id} and stopped_on is null and extension > 0 and extended_by = 0
                      order by due_on, id limit 1)
        returning rule_id as rule, extension as units`,
  );
  if (!extended) throw new Error(`Case ${id} has no clock to extend, which its guard should have found`);
  return extended;
}
