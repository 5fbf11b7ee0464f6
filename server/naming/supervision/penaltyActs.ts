import { z } from 'zod';
import { Day } from '../../platform/contract.ts';
import { type Db, maybeOne, run, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { refuseFuture } from '../acts/reviewActs.ts';
import { fieldProblem } from '../fieldProblem.ts';
import { endOfLimit } from './endOfLimit.ts';
import type { LiabilityRule, PenaltyLimit } from './lawContract.ts';
import type { MatterActBody } from './matterContract.ts';
import type { MatterAct } from './performMatterAct.ts';
import { penaltyLimits } from './supervisionLaw.ts';

/** Records that the penalty organ opened a case against a person, with the days the law sets it (PL arts. 36, 60). */
export const openPenalty: MatterAct<'openPenalty'> = {
  name: 'openPenalty',
  effect: async ({ tx, actor, found, rule, now, today }, given) => {
    const { person, capacity, actEndedOn, openedOn } = given;
    const { min, max } = fineOf(rule);
    if (!rule.fineOn.includes(capacity)) {
      throw fieldProblem('/capacity', 'not-finable', 'The row names other persons', '该条规定的处罚对象不包括此类人员');
    }
    refuseFuture(openedOn, today, '/openedOn');
    const limits = await penaltyLimits(tx, openedOn);
    const limitationOn = limitation(limits, { actEndedOn, foundOn: found.foundOn });
    await run(
      tx,
      sql`insert into supervision_penalty (matter_id, person, capacity, act_ended_on, opened_on, decide_by, limitation_on,
            fine_min, fine_max, recorded_by, recorded_at)
          values (${found.id}, ${person}, ${capacity}, ${actEndedOn ?? null}, ${openedOn},
            ${endOfLimit(limitOf(limits, 'decide'), openedOn)}, ${limitationOn}, ${min}, ${max}, ${actor.displayName}, ${now})`,
    );
    return { text: '登记处罚案件立案', audit: { capacity, openedOn } };
  },
};

function fineOf({ fineMin, fineMax }: LiabilityRule): { min: number; max: number } {
  if (fineMin !== null && fineMax !== null) return { min: fineMin, max: fineMax };
  throw new Problem('conflict', 'The law knows no fine for this breach', {
    detailZh: '该违法行为没有罚款规定。',
    code: 'no-fine',
  });
}

function limitOf(limits: readonly PenaltyLimit[], code: string): PenaltyLimit {
  const found = limits.find((limit) => limit.code === code);
  if (found) return found;
  throw new Problem('conflict', `No limit ${code} in force`, {
    detailZh: '没有现行的处罚期限规定。',
    code: 'no-limit',
  });
}

/** The last day on which the act had to be discovered; null while it goes on. */
function limitation(
  limits: readonly PenaltyLimit[],
  { actEndedOn, foundOn }: { actEndedOn: string | undefined; foundOn: string },
): string | null {
  if (actEndedOn === undefined) return null;
  const until = endOfLimit(limitOf(limits, 'limitation'), actEndedOn);
  if (foundOn <= until) return until;
  throw fieldProblem(
    '/actEndedOn',
    'limitation',
    `The act was found on ${foundOn}, after ${until}: no penalty any more`,
    `违法行为于 ${foundOn} 发现，已超过追究时效（${until}），不再给予处罚`,
  );
}

/** Records that the person was told facts, reasons, basis and rights (PL art. 44). */
export const informPenalty: MatterAct<'informPenalty'> = {
  name: 'informPenalty',
  effect: async ({ tx, found, today }, { penaltyId, informedOn }) => {
    refuseFuture(informedOn, today, '/informedOn');
    const { openedOn } = await openPenaltyOf(tx, found.id, penaltyId);
    if (informedOn < openedOn) throw tooEarly('/informedOn', openedOn);
    await run(tx, sql`update supervision_penalty set informed_on = ${informedOn} where id = ${penaltyId}`);
    return { text: `处罚事先告知 ${informedOn}`, audit: { informedOn } };
  },
};

/** Records what the penalty organ decided. Outside the amounts of the law's row, or before informing, nothing is recorded. */
export const recordPenalty: MatterAct<'recordPenalty'> = {
  name: 'recordPenalty',
  effect: async ({ tx, found, today }, given) => {
    refuseFuture(given.decidedOn, today, '/decidedOn');
    const open = await openPenaltyOf(tx, found.id, given.penaltyId);
    if (open.informedOn === null || given.decidedOn < open.informedOn) {
      throw new Problem('conflict', 'The person must be informed before the decision (PL art. 44)', {
        detailZh: '作出处罚决定前应当先行告知（行政处罚法第四十四条）。',
        code: 'not-informed',
      });
    }
    requireAmount(given, open);
    await run(tx, saveDecision(given));
    const { outcome, decidedOn, documentNo } = given;
    return { text: given.note || '登记处罚决定', document: documentNo, audit: { outcome, decidedOn } };
  },
};

const Open = z.object({ openedOn: Day, informedOn: Day.nullable(), min: z.number(), max: z.number() });

async function openPenaltyOf(tx: Db, matterId: string, id: string): Promise<z.infer<typeof Open>> {
  const found = await maybeOne(
    tx,
    Open,
    sql`select opened_on as "openedOn", informed_on as "informedOn", fine_min as min, fine_max as max
          from supervision_penalty where id = ${id} and matter_id = ${matterId} and outcome is null for update`,
  );
  if (found) return found;
  throw new Problem('not-found', 'No open penalty case here', { detailZh: '没有这件未结的处罚案件。' });
}

function requireAmount(
  { outcome, amount }: MatterActBody<'recordPenalty'>,
  { min, max }: { min: number; max: number },
): void {
  if (outcome === 'not_fined' && amount === undefined) return;
  if (outcome === 'fined' && amount !== undefined && amount >= min && amount <= max) return;
  throw fieldProblem(
    '/amount',
    'outside-range',
    outcome === 'fined' ? `The law allows ${min} to ${max} yuan` : 'No fine, no amount',
    outcome === 'fined' ? `罚款数额应当在 ${min} 元至 ${max} 元之间` : '不予罚款的，不填数额',
  );
}

const tooEarly = (pointer: string, day: string) =>
  fieldProblem(pointer, 'too-early', `Not before ${day}`, `不能早于 ${day}`);

const saveDecision = (given: MatterActBody<'recordPenalty'>): Sql => sql`
  update supervision_penalty set outcome = ${given.outcome}, amount = ${given.amount ?? null}, decided_on = ${given.decidedOn},
         decided_by = ${given.decidedBy}, document_no = ${given.documentNo}, note = ${given.note || null}
   where id = ${given.penaltyId}`;
