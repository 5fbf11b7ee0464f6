import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { DivisionCode, Instant } from '../../platform/contract.ts';
import { type Db, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { type ReportActName, type ReportId, ReportState } from './contract.ts';

/** What the acts on a report look at. Nothing of who reported. */
export const ReportFacts = z.object({
  id: z.string(),
  version: z.number(),
  state: ReportState,
  divisionCode: DivisionCode,
  handlerId: z.string().nullable(),
  /** Who may read who reported, while he handles it; null before acceptance. */
  reporterFor: z.string().nullable(),
  isSigned: z.boolean(),
  founded: z.boolean().nullable(),
  matterId: z.string().nullable(),
  submittedAt: Instant,
});
export type ReportFacts = z.infer<typeof ReportFacts>;

interface ReportRule {
  from: readonly ReportState[];
  to: ReportState;
  /** Needs no handler, or another than the one there is, or who may hand the reporter on; every other act is the handler's. */
  by?: 'anybody' | 'another' | 'keeper';
  when?: (found: ReportFacts) => boolean;
}

/** Accept, check, turn into a matter, answer: who found something must open the matter before he answers. */
export const REPORT_ACTS: Record<ReportActName, ReportRule> = {
  accept: { from: ['submitted'], to: 'accepted', by: 'anybody' },
  decline: { from: ['submitted'], to: 'declined', by: 'anybody' },
  check: { from: ['accepted', 'checked'], to: 'checked', when: ({ matterId }) => matterId === null },
  openMatter: { from: ['checked'], to: 'checked', when: (found) => found.founded === true && found.matterId === null },
  answer: { from: ['checked'], to: 'answered', when: (found) => found.founded === false || found.matterId !== null },
  takeOver: { from: ['accepted', 'checked'], to: 'accepted', by: 'another' },
  handOn: {
    ...{ from: ['accepted', 'checked', 'answered'], to: 'accepted', by: 'keeper' },
    when: ({ isSigned, handlerId, reporterFor }) => isSigned && handlerId !== reporterFor,
  },
};

type Person = Pick<Actor, 'id' | 'permissions'>;

/** Whether state and person leave an act open. Taking over and handing on keep the state. */
export function mayAct(act: ReportActName, found: ReportFacts, actor: Person): boolean {
  const { from, by = 'handler', when = () => true } = REPORT_ACTS[act];
  return from.includes(found.state) && isFor[by](found, actor) && when(found);
}

const isHandler = ({ handlerId }: ReportFacts, { id }: Person): boolean => handlerId === id;

/** The reporter is never handed on to oneself: by the officer before, or the head of the office. */
const isFor: Record<NonNullable<ReportRule['by']> | 'handler', (found: ReportFacts, actor: Person) => boolean> = {
  anybody: () => true,
  another: (found, actor) => !isHandler(found, actor),
  keeper: (found, actor) =>
    !isHandler(found, actor) && (found.reporterFor === actor.id || actor.permissions.has('naming.lead-office')),
  handler: isHandler,
};

/** Reads and locks a report for the rest of the transaction. @throws Problem not-found */
export async function lockReport(tx: Db, id: ReportId): Promise<ReportFacts> {
  const found = await maybeOne(tx, ReportFacts, sql`${selectFacts(id)} for update`);
  if (!found) throw new Problem('not-found', `No report ${id}`, { detailZh: '没有这条举报。' });
  return found;
}

/** Which row of `clock_rule` limits an open report (alias `r`). */
export const REPORT_RULE: Sql = sql`case r.state when 'submitted' then 'REPORT-INTAKE' else 'REPORT-ANSWER' end`;

export const selectFacts = (id: ReportId): Sql => sql`
  select id, version, state, division_code as "divisionCode", handler_id as "handlerId", reporter_for as "reporterFor",
         exists (select 1 from violation_reporter w where w.report_id = violation_report.id) as "isSigned", founded, matter_id as "matterId",
         submitted_at as "submittedAt"
    from violation_report where id = ${id}`;

const Seen = z.object({ id: z.string() });

/** Jurisdiction rule `violation-report`: only the office that handles it. @throws Problem outside-jurisdiction */
export async function requireOwnReport(db: Db, actor: Actor, { params }: { params: unknown }): Promise<void> {
  const { id } = Seen.parse(params);
  const seen = await maybeOne(
    db,
    Seen,
    sql`select id from violation_report where id = ${id} and office_org_id = ${actor.organisationId}`,
  );
  if (!seen) throw new Problem('outside-jurisdiction', `No report ${id}`, { detailZh: '没有这条举报。' });
}
