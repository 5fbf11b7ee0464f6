import { z } from 'zod';
import { fieldProblem } from '../../naming/fieldProblem.ts';
import { maybeOne, one, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { requireDisputeFile } from '../files/disputeFiles.ts';
import { type Act, type ActContext, keepRecord, recorder, requireDay } from './actContext.ts';
import type { DisputeActBody } from './actContract.ts';

const Rule = z.object({ both: z.boolean() });

/** A meeting of a kind the state knows, with its minutes. */
export const meet: Act<'meet'> = async (context, body) => {
  const { tx, found } = context;
  requireDay(context, body.on);
  await requireKind(context, body);
  await requireDisputeFile(tx, found.id, body.fileId);
  await run(
    tx,
    sql`insert into dispute_meeting (dispute_id, kind, state, held_on, place, attendees_a, attendees_b, attendees_other, result,
          minutes_file_id, recorded_by, organisation, recorded_at)
        values (${found.id}, ${body.kind}, ${found.state}, ${body.on}::date, ${body.place}, ${body.attendeesA}::text[],
          ${body.attendeesB}::text[], ${body.attendeesOther}::text[], ${body.result}, ${body.fileId}::uuid, ${recorder(context)})`,
  );
  return undefined;
};

async function requireKind(
  { tx, found }: ActContext,
  { kind, attendeesA, attendeesB }: DisputeActBody<'meet'>,
): Promise<void> {
  const rule = await maybeOne(
    tx,
    Rule,
    sql`select both_sides as both from dispute_meeting_rule where kind = ${kind} and state = ${found.state}`,
  );
  if (!rule)
    throw fieldProblem('/kind', 'wrong-kind', 'No such meeting belongs to this state', '当前状态下没有这类会议');
  if (!rule.both) return;
  const missing = attendeesA.length === 0 ? '/attendeesA' : attendeesB.length === 0 ? '/attendeesB' : undefined;
  if (missing)
    throw fieldProblem(missing, 'side-missing', 'Both sides must attend', '该类会议双方均应参加，请填写参加人员');
}

/** Negotiation or mediation ended without an agreement; at least one meeting was held. */
export const notAgree: Act<'notAgree'> = async (context, { on, reason }) => {
  requireDay(context, on);
  await requireMet(context);
  await keepRecord(context, { act: 'notAgree', on, text: reason });
  return undefined;
};

const Met = z.object({ met: z.boolean() });

async function requireMet({ tx, found }: ActContext): Promise<void> {
  const kind = found.state === 'mediating' ? 'mediation' : 'negotiation';
  const { met } = await one(
    tx,
    Met,
    sql`select exists (select from dispute_meeting where dispute_id = ${found.id} and kind = ${kind}) as met`,
  );
  if (met) return;
  const words = kind === 'mediation' ? '调解' : '协商';
  throw new Problem('conflict', `No ${kind} meeting is on record yet`, {
    detailZh: `还没有${words}会议记录，不能认定${words}未达成协议。`,
    code: 'no-meeting',
  });
}
