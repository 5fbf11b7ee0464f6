import type { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { Finding } from '../detection/contract.ts';
import { type Db, many, type Sql, sql } from '../platform/db/sql.ts';
import { actsOf } from './actsOf.ts';
import { otherAuthority } from './authorities/requireOwnAuthority.ts';
import type { Party } from './caseActs.ts';
import { caseClocks } from './caseClocks.ts';
import {
  CaseAttachment,
  CaseCandidate,
  CaseDetail,
  CaseFinding,
  type CaseId,
  CaseStep,
  CheckRun,
} from './caseContract.ts';
import { type CaseFacts, caseFacts } from './caseFacts.ts';
import { type CaseRow, caseRow } from './caseRow.ts';
import { chinaDay } from './deadline.ts';
import { caseImpact, caseTasks } from './impact/caseImpact.ts';
import { caseOpinions } from './listOpinions.ts';
import type { NamingDeps } from './namingDeps.ts';
import { partiesOf } from './partiesOf.ts';
import { withoutDeliberation } from './withoutDeliberation.ts';

/** One case with everything in its file, and exactly the acts that the law gives this actor now. */
export async function caseDetail(deps: NamingDeps, actor: Actor, id: CaseId): Promise<CaseDetail> {
  const { db } = deps;
  const today = chinaDay(deps.now());
  const found = await caseFacts(db, id, today);
  const row = await caseRow(db, id, today);
  const lastRun = await findRun(db, found);
  const parties = partiesOf(actor.organisationId, found);
  const isApplicantAlone = parties.size === 1 && parties.has('applicant');
  const detail: CaseDetail = {
    ...withoutPrivate(row, found, actor),
    trackingCode: null,
    rightAuthority: isToJudge(found, parties) ? ((await otherAuthority(db, found, today))?.handler ?? null) : null,
    candidates: await many(db, CaseCandidate, selectCandidates(id)),
    lastRun,
    clashes: clashesOf(lastRun),
    opinions: await caseOpinions(db, id, today),
    reports: await many(db, CaseDetail.shape.reports.element, selectReports(id)),
    impact: await caseImpact(db, id),
    tasks: await caseTasks(db, id, { organisationId: actor.organisationId, today }),
    clocks: await caseClocks(db, id, today),
    steps: await many(db, CaseStep, selectSteps(id)),
    attachments: await many(db, CaseAttachment, selectAttachments(id)),
    ...actsOf(found, actor, today),
  };
  return isApplicantAlone ? withoutDeliberation(detail) : detail;
}

/** Before acceptance the handler asks whether the case is his at all. */
const isToJudge = ({ state }: CaseFacts, parties: ReadonlySet<Party>): boolean =>
  state === 'submitted' && parties.has('handler');

/** The contact is for the applicant and the handler. */
function withoutPrivate(row: CaseRow, found: CaseFacts, actor: Actor): CaseRow {
  const mayContact = [found.applicantOrgId, found.handlerOrgId].includes(actor.organisationId);
  return {
    ...row,
    contactName: mayContact ? row.contactName : null,
    contactPhone: mayContact ? row.contactPhone : null,
  };
}

function clashesOf(run: z.infer<typeof CheckRun> | null): CaseDetail['clashes'] {
  const clashes = (run?.findings ?? []).flatMap((finding) => (finding.clash ? [finding.clash] : []));
  return [...new Map(clashes.map((clash) => [clash.nameId, clash])).values()];
}

const FindingRow = CaseFinding.pick({ id: true, candidateId: true, resolution: true }).extend({ finding: Finding });

async function findRun(db: Db, { lastRunId }: CaseFacts): Promise<z.infer<typeof CheckRun> | null> {
  if (lastRunId === null) return null;
  const [run] = await many(db, CheckRun.omit({ findings: true }), selectRun(lastRunId));
  const rows = await many(db, FindingRow, selectFindings(lastRunId));
  const findings = rows.map(({ finding, ...settled }) => ({ ...finding, ...settled }));
  return run ? { ...run, findings } : null;
}

const selectCandidates = (id: CaseId): Sql => sql`
  select d.id, d.rank, d.name, d.meaning, d.reason, d.id is not distinct from c.chosen_id as chosen,
         d.roman_tone as "romanTone"
    from case_candidate d join naming_case c on c.id = d.case_id where d.case_id = ${id} and d.dropped_at is null order by d.rank`;

const selectRun = (runId: string): Sql => sql`
  select id, run_at as "runAt", run_by as "by", rule_set_version as "ruleSetVersion", level, classes
    from check_run where id = ${runId}`;

const selectFindings = (runId: string): Sql => sql`
  select f.id, f.candidate_id as "candidateId", f.finding,
         case when f.resolved_at is null then null else jsonb_build_object('by', f.resolved_by,
           'at', to_char(f.resolved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
           'reason', f.resolution, 'basis', f.basis) end as resolution
    from case_finding f join case_candidate d on d.id = f.candidate_id
   where f.run_id = ${runId} order by d.rank, f.position`;

const selectReports = (id: CaseId): Sql =>
  sql`select kind, text, at from case_report where case_id = ${id} order by at, id`;

const selectSteps = (id: CaseId): Sql => sql`
  select id, act, from_state as "from", to_state as "to", actor, organisation, at, reason, note, document
    from case_step where case_id = ${id} order by seq`;

const selectAttachments = (id: CaseId): Sql => sql`
  select a.id, a.material, a.file_name as "fileName", f.media_type as "mediaType", f.size_bytes::int as "sizeBytes", a.sha256,
         a.uploaded_by as "uploadedBy", a.uploaded_at as "uploadedAt"
    from attachment a join stored_file f on f.sha256 = a.sha256 where a.case_id = ${id} order by a.uploaded_at, a.id`;
