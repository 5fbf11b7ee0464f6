import { z } from 'zod';
import { Finding } from '../detection/contract.ts';
import { Instant } from '../platform/contract.ts';
import { type Db, many, type Sql, sql } from '../platform/db/sql.ts';
import type { CaseId } from './caseContract.ts';
import { changesBetween, type RunFinding } from './changesBetween.ts';

const Run = z.object({ id: z.string(), runAt: Instant, by: z.string(), ruleSetVersion: z.string() });
const Row = z.object({ runId: z.string(), candidateId: z.string(), name: z.string(), finding: Finding });

/** What the last check of a case found otherwise than the one before it; `previous` is null where there were not two. */
export async function runChanges(db: Db, id: CaseId) {
  const [last, previous] = await many(db, Run, selectLastTwo(id));
  if (!last || !previous) return { previous: null, appeared: [], gone: [], regraded: [] };
  const rows = await many(db, Row, selectFindings([last.id, previous.id]));
  const of = (run: string): RunFinding[] => rows.filter(({ runId }) => runId === run);
  return { previous, ...changesBetween(of(previous.id), of(last.id)) };
}

const selectLastTwo = (id: CaseId): Sql => sql`
  select id, run_at as "runAt", run_by as by, rule_set_version as "ruleSetVersion"
    from check_run where case_id = ${id} order by seq desc limit 2`;

const selectFindings = (runs: readonly string[]): Sql => sql`
  select f.run_id as "runId", f.candidate_id as "candidateId", d.name, f.finding
    from case_finding f join case_candidate d on d.id = f.candidate_id
   where f.run_id = any(${runs}::uuid[]) order by d.rank, f.position`;
