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
  founded: z.boolean().nullable(),
  matterId: z.string().nullable(),
  submittedAt: Instant,
});
export type ReportFacts = z.infer<typeof ReportFacts>;

interface ReportRule {
  from: readonly ReportState[];
  to: ReportState;
  /** Needs no handler, or another than the one there is; every other act is the handler's. */
  by?: 'anybody' | 'another';
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
};

/** Whether state and person leave an act open. Taking over keeps the state. */
export function mayAct(act: ReportActName, found: ReportFacts, actorId: string): boolean {
  const { from, by = 'handler', when = () => true } = REPORT_ACTS[act];
  const isHandler = found.handlerId === actorId;
  const isTheirs = by === 'anybody' || (by === 'another' ? !isHandler : isHandler);
  return from.includes(found.state) && isTheirs && when(found);
}

/** Reads and locks a report for the rest of the transaction. @throws Problem not-found */
export async function lockReport(tx: Db, id: ReportId): Promise<ReportFacts> {
  const found = await maybeOne(tx, ReportFacts, sql`${selectFacts(id)} for update`);
  if (!found) throw new Problem('not-found', `No report ${id}`, { detailZh: '没有这条举报。' });
  return found;
}

export const selectFacts = (id: ReportId): Sql => sql`
  select id, version, state, division_code as "divisionCode", handler_id as "handlerId", founded, matter_id as "matterId",
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
