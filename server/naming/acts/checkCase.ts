import { z } from 'zod';
import { CheckAttributes } from '../../detection/contract.ts';
import { levelOf } from '../../detection/levelOf.ts';
import {
  askRegister,
  type JudgedRequest,
  type Judgement,
  judgeName,
  type RegisterAnswer,
} from '../../detection/ruleDesk/judgeName.ts';
import { PointLineOrArea } from '../../gazetteer/contract.ts';
import { DivisionCode } from '../../platform/contract.ts';
import { json, many, one, run, sql } from '../../platform/db/sql.ts';
import type { Act, ActContext } from '../act.ts';
import { categoryOf } from '../caseFacts.ts';

const Subject = z.object({
  candidateId: z.string(),
  name: z.string(),
  geometry: PointLineOrArea,
  attributes: CheckAttributes,
  division: DivisionCode,
  meaning: z.string(),
});

/** One candidate as it was judged: what was asked, what the register answered, what the rules found. */
interface Judged {
  candidateId: string;
  request: JudgedRequest;
  answer: RegisterAnswer;
  reply: Judgement;
}

export const checkCase: Act<'check'> = {
  name: 'check',
  effect: async (context) => ({ audit: await runRules(context) }),
};

/**
 * Runs the rules on every candidate and keeps the run with its rule set, its day and what the register answered, so that
 * it can be replayed whatever becomes of rules and register. Answers what the audit record says of it.
 */
export async function runRules(context: ActContext): Promise<{ runId: string; levels: string[] }> {
  const { tx, deps, found, today } = context;
  const rules = await deps.rules(tx);
  const subjects = await many(tx, Subject, selectSubjects(found.id));
  const judged: Judged[] = [];
  for (const { candidateId, ...subject } of subjects) {
    const request = { ...subject, category: categoryOf(found), self: found.selfPlaceId ?? undefined };
    const answer = await askRegister(tx, rules, request, today);
    judged.push({ candidateId, request, answer, reply: judgeName(rules, request, answer) });
  }
  const runId = await saveRun(
    context,
    judged.map(({ reply }) => reply),
    rules.version,
  );
  await saveFindings(context, runId, judged);
  await saveInputs(context, runId, judged);
  return { runId, levels: judged.map(({ request, reply }) => `${request.name}:${reply.level}`) };
}

const selectSubjects = (caseId: string) => sql`
  select d.id as "candidateId", d.name, d.meaning, st_asgeojson(c.geom, 9, 0)::jsonb as geometry, c.attributes, c.division_code as division
    from case_candidate d join naming_case c on c.id = d.case_id
   where c.id = ${caseId} and d.dropped_at is null order by d.rank`;

async function saveRun(
  { tx, found, actor, now, today }: ActContext,
  replies: readonly Judgement[],
  version: string,
): Promise<string> {
  const findings = replies.flatMap((reply) => reply.findings);
  const classes = [...new Set(replies.flatMap((reply) => reply.classes))];
  const row = await one(
    tx,
    z.object({ id: z.string() }),
    sql`insert into check_run (case_id, run_at, run_by, rule_set_version, rules_on, level, classes)
        values (${found.id}, ${now}, ${actor.displayName}, ${version}, ${today}, ${levelOf(findings)}, ${classes}::text[]) returning id`,
  );
  return row.id;
}

/** Settlements of an earlier run are kept where candidate, rule, result and clash are still the same. */
async function saveFindings({ tx, found }: ActContext, runId: string, judged: readonly Judged[]) {
  const rows = judged.flatMap(({ candidateId, reply }) =>
    reply.findings.map((finding, position) => ({ candidate_id: candidateId, position, finding, level: finding.level })),
  );
  await run(
    tx,
    sql`insert into case_finding (run_id, candidate_id, position, finding, level, resolved_by, resolved_at, resolution, basis)
        select ${runId}::uuid, r.candidate_id, r.position, r.finding, r.level, e.resolved_by, e.resolved_at, e.resolution, e.basis
          from jsonb_to_recordset(${json(rows)}) as r (candidate_id uuid, position int, finding jsonb, level text)
          left join lateral (
            select f.* from case_finding f
             where f.run_id = ${found.lastRunId}::uuid and f.candidate_id = r.candidate_id and f.resolved_at is not null
               and f.finding ->> 'rule' = r.finding ->> 'rule' and f.finding ->> 'result' = r.finding ->> 'result'
               and f.finding -> 'clash' ->> 'nameId' is not distinct from r.finding -> 'clash' ->> 'nameId'
             limit 1) e on true`,
  );
}

async function saveInputs({ tx }: ActContext, runId: string, judged: readonly Judged[]) {
  const rows = judged.map(({ candidateId, request, answer, reply }) => ({
    ...{ candidate_id: candidateId, request, facts: answer, level: reply.level },
  }));
  await run(
    tx,
    sql`insert into check_run_input (run_id, candidate_id, request, facts, level)
        select ${runId}::uuid, candidate_id, request, facts, level
          from jsonb_to_recordset(${json(rows)}) as i (candidate_id uuid, request jsonb, facts jsonb, level text)`,
  );
}
