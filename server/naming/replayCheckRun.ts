import { z } from 'zod';
import type { CompiledRuleSet } from '../detection/compileRuleSet.ts';
import { Finding, Level } from '../detection/contract.ts';
import type { Replay } from '../detection/ruleChangeContract.ts';
import { JudgedRequest, type Judgement, judgeName, RegisterAnswer } from '../detection/ruleDesk/judgeName.ts';
import { rulesAt } from '../detection/ruleDesk/ruleSetAt.ts';
import { canonical } from '../detection/ruleDesk/verdictOf.ts';
import { Day, Instant } from '../platform/contract.ts';
import { type Db, many, maybeOne, type Sql, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import type { CaseId } from './caseContract.ts';

const Run = z.object({ runId: z.uuid(), runAt: Instant, ruleSet: z.string(), day: Day });
const Recorded = z.object({
  name: z.string(),
  level: Level,
  request: JudgedRequest,
  answer: RegisterAnswer,
  findings: Finding.array(),
});

/**
 * Runs a recorded check again with the rule set of its day and what the register answered then, and compares it finding
 * by finding with what was kept. @throws Problem not-found
 */
export async function replayCheckRun(db: Db, { id, runId }: { id: CaseId; runId: string }): Promise<Replay> {
  const run = await maybeOne(db, Run, selectRun(id, runId));
  if (!run) throw new Problem('not-found', `No check run ${runId} in this case`, { detailZh: '没有这次检查。' });
  const recorded = await many(db, Recorded, selectRecorded(runId));
  if (recorded.length === 0) return { ...run, equal: null, why: 'no_inputs', names: [] };
  const rules = await rulesAt(db, run.ruleSet, run.day);
  if (!rules) return { ...run, equal: null, why: 'unknown_rule_set', names: [] };
  const names = recorded.map((each) => compared(each, rules));
  return { ...run, equal: names.every(({ equal }) => equal), why: null, names };
}

function compared(then: z.infer<typeof Recorded>, rules: CompiledRuleSet): Replay['names'][number] {
  const now = asRecorded(judgeName(rules, then.request, then.answer), then.findings);
  const [kept, found] = [then.findings.map(canonical), now.findings.map(canonical)];
  const missing = then.findings.filter((finding) => !found.includes(canonical(finding)));
  const added = now.findings.filter((finding) => !kept.includes(canonical(finding)));
  return {
    name: then.name,
    equal: missing.length === 0 && added.length === 0 && kept.length === found.length && then.level === now.level,
    level: { recorded: then.level, replayed: now.level },
    classes: now.classes,
    missing,
    added,
  };
}

/** Findings kept from before a rule had rows by jurisdiction do not say which it was. */
function asRecorded(now: Judgement, recorded: readonly Finding[]): Judgement {
  if (recorded.some(({ ruleJurisdiction }) => ruleJurisdiction !== undefined)) return now;
  return { ...now, findings: now.findings.map(({ ruleJurisdiction: _, ...finding }) => finding) };
}

const selectRun = (caseId: CaseId, runId: string): Sql => sql`
  select id as "runId", run_at as "runAt", rule_set_version as "ruleSet",
         coalesce(rules_on, (run_at at time zone 'Asia/Shanghai')::date) as day
    from check_run where id = ${runId} and case_id = ${caseId}`;

const selectRecorded = (runId: string): Sql => sql`
  select i.request ->> 'name' as name, i.level, i.request, i.facts as answer,
         coalesce((select jsonb_agg(f.finding order by f.position) from case_finding f
                    where f.run_id = i.run_id and f.candidate_id = i.candidate_id), '[]') as findings
    from check_run_input i join case_candidate d on d.id = i.candidate_id
   where i.run_id = ${runId} order by d.rank`;
