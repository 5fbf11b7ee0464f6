import { z } from 'zod';
import type { Finding } from '../../detection/contract.ts';
import { Day } from '../../platform/contract.ts';
import { many, one, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { Act, ActContext, Effect } from '../act.ts';
import { clashProblem } from '../clashProblem.ts';
import { actNumber } from '../documents/actNumber.ts';
import { fieldProblem } from '../fieldProblem.ts';
import { openTasks } from '../impact/openTasks.ts';
import { checkAgain } from '../newClashes.ts';
import { releaseName } from '../releaseName.ts';
import { requireListedReason } from '../requireListedReason.ts';
import { holdForLater } from '../reservations/holdForLater.ts';
import { refuseFuture } from './reviewActs.ts';

interface Decision {
  outcome: 'approved' | 'refused';
  documentNo: string;
  decidedOn: string;
  reasonCode: string | null;
  reason: string | null;
}

/** Approval with document number and date (TR art. 12); the name is compared once more, and no other case reserves or approves one meanwhile. */
export const approveCase: Act<'approve'> = {
  name: 'approve',
  effect: async (context, { documentNo: given, decidedOn }) => {
    const { kind } = context.found;
    if (kind !== 'cancellation') await refuseNewFault(context);
    const documentNo = await decisionNumber(context, given, decidedOn);
    await saveDecision(context, { outcome: 'approved', documentNo, decidedOn, reasonCode: null, reason: null });
    await openTasks(context);
    if (kind === 'cancellation') return { document: documentNo, onDay: decidedOn };
    if (kind === 'reservation') return reserve(context, documentNo, decidedOn);
    await run(context.tx, approveName(context, decidedOn));
    await run(context.tx, insertNamedEvent(context, documentNo, decidedOn));
    return { document: documentNo, onDay: decidedOn };
  },
};

export const refuseCase: Act<'refuse'> = {
  name: 'refuse',
  effect: async (context, { documentNo: given, decidedOn, reasonCode, reason }) => {
    await requireListedReason(context, reasonCode, decidedOn);
    const documentNo = await decisionNumber(context, given, decidedOn);
    await saveDecision(context, { outcome: 'refused', documentNo, decidedOn, reasonCode, reason });
    await releaseName(context);
    return { document: documentNo, reason, onDay: decidedOn };
  },
};

const decisionNumber = ({ tx, actor }: ActContext, given: string, day: string): Promise<string> =>
  actNumber(tx, given, { organisationId: actor.organisationId, purpose: 'decision', day });

/** A reserved name is no standard name yet: it is held until a day, for a naming to draw. */
async function reserve(context: ActContext, documentNo: string, decidedOn: string): Promise<Effect> {
  const day = await holdForLater(context, decidedOn);
  const note = { code: 'held-until', day } as const;
  return { document: documentNo, note, onDay: decidedOn, movesOnTo: 'reserved', audit: { heldUntil: day } };
}

async function saveDecision({ tx, found, actor, now, today }: ActContext, decision: Decision): Promise<void> {
  refuseFuture(decision.decidedOn, today, '/decidedOn');
  const { day } = await one(tx, PutForward, selectPutForward(found.id));
  if (day !== null && decision.decidedOn < day) throw decidedBeforeSubmission(day);
  await run(
    tx,
    sql`insert into decision (case_id, outcome, document_no, decided_on, reason_code, reason, decided_by, at)
        values (${found.id}, ${decision.outcome}, ${decision.documentNo}, ${decision.decidedOn}, ${decision.reasonCode},
                ${decision.reason}, ${actor.id}, ${now})`,
  );
}

const PutForward = z.object({ day: Day.nullable() });

/** The day on which the case last went to the approver: nothing is decided before. */
const selectPutForward = (id: string) => sql`
  select max((at at time zone 'UTC' + interval '8 hours')::date) as day
    from case_step where case_id = ${id} and act = 'submitToApprover'`;

const decidedBeforeSubmission = (day: string): Problem =>
  fieldProblem(
    '/decidedOn',
    'before-submission',
    `The decision cannot be dated before ${day}, when the case was put forward`,
    `决定日期不能早于报批日期（${day}）`,
  );

const WAY_OUT = { en: 'It cannot be approved.', zh: '不能批准。' };

/**
 * Register and rules may have changed since the name was reserved. Its own reservation never counts, nor one made later: whoever
 * reserves later has settled the clash in writing, else he could not (`consultOffices`). A written exception lets two names
 * that sound alike both be approved; it was written of a name that was only reserved, so the same name is approved once
 * (TR art. 9), whichever case comes first.
 */
async function refuseNewFault(context: ActContext): Promise<void> {
  const { tx, found } = context;
  const own = await one(tx, Own, selectOwn(found.id));
  const { clashes, newProhibitions } = await checkAgain(context, own.candidateId);
  const given = new Set((await many(tx, Given, selectGivenSince(found))).map(({ nameId }) => nameId));
  const first = clashes.find(({ level, clash, settled }) => {
    if (level === 'block' && given.has(clash.nameId)) return true;
    if (settled) return false;
    return clash.status === 'reserved' ? clash.nameId < own.nameId : level === 'block';
  });
  if (first) throw await clashProblem(context, own.name, first.clash, WAY_OUT);
  const [forbidden] = newProhibitions;
  if (forbidden) throw nowForbidden(own.name, forbidden);
}

/** A rule took force between the check of the case and its decision: the handler has to know of it first. */
const nowForbidden = (name: string, finding: Finding): Problem =>
  new Problem(
    'conflict',
    `${name} is forbidden by a rule that took force after its last check: ${finding.message}. Return the case to be checked again.`,
    {
      detailZh: `“${name}”最近一次检查之后规则有变：${finding.messageZh}（${finding.instrumentZh}${finding.articleZh}）。请退回承办机构重新检查。`,
      ...{ code: 'rule-changed', finding },
    },
  );

const Given = z.object({ nameId: z.string() });

/** Names of other cases of the province that were approved after this case's last check, on which its exceptions rest. */
const selectGivenSince = ({ id, provinceCode, lastRunId }: ActContext['found']) => sql`
  select n.id as "nameId"
    from decision d
    join naming_case c on c.id = d.case_id and c.province_code = ${provinceCode} and c.id <> ${id}
    join place_name n on n.place_id = c.place_id
   where d.outcome = 'approved' and d.at > (select run_at from check_run where id = ${lastRunId}::uuid)`;

// Ids of names are in the order of time.
const Own = z.object({ name: z.string(), nameId: z.string(), candidateId: z.string() });

const selectOwn = (caseId: string) => sql`
  select n.name, n.id as "nameId", c.chosen_id as "candidateId"
    from naming_case c join place_name n on n.place_id = c.place_id and n.status = 'reserved' where c.id = ${caseId}`;

const approveName = ({ found }: ActContext, decidedOn: string) => sql`
  update place_name set valid_from = ${decidedOn}, legal_status = 'approved_tr'
   where place_id = ${found.placeId} and status = 'reserved'`;

const insertNamedEvent = ({ found, now }: ActContext, documentNo: string, decidedOn: string) => sql`
  insert into name_event (place_id, name_id, kind, on_day, authority, document_no, article, article_en, recorded_at)
  select n.place_id, n.id, 'named', ${decidedOn}, o.name, ${documentNo}, a.article_zh, a.article, ${now}
    from place_name n, naming_case c
    join authority a on a.id = c.authority_id
    join organisation o on o.id = c.approver_org_id
   where c.id = ${found.id} and n.place_id = c.place_id and n.status = 'reserved'`;
