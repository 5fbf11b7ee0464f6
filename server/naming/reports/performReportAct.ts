import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { type Db, run, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { chinaDay } from '../deadline.ts';
import { requireVersion } from '../requireVersion.ts';
import { insertMatter } from '../supervision/openMatter.ts';
import { dutyDue } from '../timeLimits/dutyLimit.ts';
import type { ReportActBody, ReportActName, ReportDetail, ReportId } from './contract.ts';
import { reportDetail } from './reportDetail.ts';
import { lockReport, mayAct, REPORT_ACTS, type ReportFacts } from './reportFacts.ts';
import type { ReportDeps } from './submitReport.ts';

export interface ReportContext {
  tx: Db;
  actor: Actor;
  id: ReportId;
  found: ReportFacts;
  now: string;
}
/** The columns an act sets, and what the log keeps of it. */
export interface ReportEffect {
  set: Sql;
  text: string | null;
}
export interface ReportAct<A extends ReportActName> {
  name: A;
  effect: (context: ReportContext, body: ReportActBody<A>) => Promise<ReportEffect>;
}

const KEEP_STATE: ReadonlySet<ReportActName> = new Set(['takeOver', 'handOn']);

/**
 * One act on one report: lock, version, handler and state, effect, step and audit row in one transaction.
 * @throws Problem stale-version, wrong-state, or what the effect refuses
 */
export async function performReportAct<A extends ReportActName>(
  deps: ReportDeps,
  actor: Actor,
  { id, version, body }: { id: ReportId; version: number; body: ReportActBody<A> },
  act: ReportAct<A>,
): Promise<ReportDetail> {
  await deps.db.transaction(async (tx) => {
    const now = deps.now();
    const found = await lockReport(tx, id);
    requireVersion(found, version);
    requireOpen(act.name, found, actor);
    const { set, text } = await act.effect({ tx, actor, id, found, now }, body);
    const to = KEEP_STATE.has(act.name) ? found.state : REPORT_ACTS[act.name].to;
    await run(
      tx,
      sql`update violation_report set state = ${to}, version = version + 1, updated_at = ${now}, ${set} where id = ${id}`,
    );
    await run(
      tx,
      sql`insert into violation_report_step (report_id, act, to_state, actor, at, text)
          values (${id}, ${act.name}, ${to}, ${actor.displayName}, ${now}, ${text})`,
    );
    await record(tx, {
      actor,
      action: `reports.${act.name}`,
      subjectKind: 'violation-report',
      subjectId: id,
      before: { state: found.state, version: found.version },
      after: { state: to, version: found.version + 1 },
      at: now,
    });
  });
  return reportDetail(deps.db, actor, id, chinaDay(deps.now()));
}

function requireOpen(act: ReportActName, found: ReportFacts, actor: Actor): void {
  if (mayAct(act, found, actor)) return;
  throw new Problem('wrong-state', `${act} is not possible in state ${found.state}, or not yours`, {
    detailZh: '当前状态下不能办理，或者由另一位承办人办理，请刷新后再看。',
    act,
    from: found.state,
  });
}

const handledBy = ({ actor }: ReportContext): Sql => sql`handler_id = ${actor.id}`;
/** Whoever takes a new report may read who wrote it. */
const firstHandledBy = ({ actor }: ReportContext): Sql => sql`handler_id = ${actor.id}, reporter_for = ${actor.id}`;

export const acceptReport: ReportAct<'accept'> = {
  name: 'accept',
  effect: async (context) => {
    const { tx, found, now } = context;
    const today = chinaDay(now);
    const due = await dutyDue(tx, 'REPORT-ANSWER', today, found.divisionCode);
    return { set: sql`${firstHandledBy(context)}, limit_from = ${due && today}, due_on = ${due}`, text: null };
  },
};

export const declineReport: ReportAct<'decline'> = {
  name: 'decline',
  effect: async (context, { answer }) => ({ set: sql`${firstHandledBy(context)}, answer = ${answer}`, text: answer }),
};

export const checkReport: ReportAct<'check'> = {
  name: 'check',
  effect: async (_context, { founded, finding }) => ({
    set: sql`founded = ${founded}, finding = ${finding}`,
    text: finding,
  }),
};

/** The matter carries what was found, never who reported. */
export const reportIntoMatter: ReportAct<'openMatter'> = {
  name: 'openMatter',
  effect: async ({ tx, actor, found, now }, body) => {
    const draft = { ...body, division: found.divisionCode, foundOn: chinaDay(found.submittedAt) };
    const matterId = await insertMatter(tx, actor, draft, now);
    return { set: sql`matter_id = ${matterId}`, text: body.facts };
  },
};

export const answerReport: ReportAct<'answer'> = {
  name: 'answer',
  effect: async (_context, { answer }) => ({ set: sql`answer = ${answer}`, text: answer }),
};

export const takeOverReport: ReportAct<'takeOver'> = {
  name: 'takeOver',
  effect: async (context, { reason }) => ({ set: handledBy(context), text: reason }),
};

export const handReporterOn: ReportAct<'handOn'> = {
  name: 'handOn',
  effect: async (_context, { reason }) => ({ set: sql`reporter_for = handler_id`, text: reason }),
};
