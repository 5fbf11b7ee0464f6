import { z } from 'zod';
import { checkName } from '../../detection/checkName.ts';
import type { NameCheckReply } from '../../detection/contract.ts';
import { CheckAttributes } from '../../detection/contract.ts';
import { levelOf } from '../../detection/levelOf.ts';
import { PointLineOrArea } from '../../gazetteer/contract.ts';
import { DivisionCode } from '../../platform/contract.ts';
import { json, many, one, run, sql } from '../../platform/db/sql.ts';
import type { Act, ActContext } from '../act.ts';

const Subject = z.object({
  candidateId: z.string(),
  name: z.string(),
  geometry: PointLineOrArea,
  attributes: CheckAttributes,
  division: DivisionCode,
});

/** Runs the rules on every candidate and keeps the run with its rule set version, so that it can be replayed. */
export const checkCase: Act<'check'> = {
  name: 'check',
  effect: async (context) => {
    const { tx, deps, found, today } = context;
    const rules = await deps.rules(tx);
    const subjects = await many(tx, Subject, selectSubjects(found.id));
    const replies: { candidateId: string; reply: NameCheckReply }[] = [];
    for (const { candidateId, name, geometry, attributes, division } of subjects) {
      const request = {
        name,
        category: found.category,
        geometry,
        attributes,
        division,
        self: found.placeId ?? undefined,
      };
      replies.push({ candidateId, reply: await checkName(tx, rules, request, today) });
    }
    const runId = await saveRun(
      context,
      replies.map(({ reply }) => reply),
      rules.version,
    );
    await saveFindings(context, runId, replies);
    return { audit: { runId, levels: replies.map(({ reply }) => `${reply.name}:${reply.level}`) } };
  },
};

const selectSubjects = (caseId: string) => sql`
  select d.id as "candidateId", d.name, st_asgeojson(c.geom, 9, 0)::jsonb as geometry, c.attributes, c.division_code as division
    from case_candidate d join naming_case c on c.id = d.case_id
   where c.id = ${caseId} order by d.rank`;

async function saveRun(
  { tx, found, actor, now }: ActContext,
  replies: readonly NameCheckReply[],
  version: string,
): Promise<string> {
  const findings = replies.flatMap((reply) => reply.findings);
  const classes = [...new Set(replies.flatMap((reply) => reply.classes))];
  const row = await one(
    tx,
    z.object({ id: z.string() }),
    sql`insert into check_run (case_id, run_at, run_by, rule_set_version, level, classes)
        values (${found.id}, ${now}, ${actor.displayName}, ${version}, ${levelOf(findings)}, ${classes}::text[]) returning id`,
  );
  return row.id;
}

/** Settlements of an earlier run are kept where candidate, rule, result and clash are still the same. */
async function saveFindings(
  { tx, found }: ActContext,
  runId: string,
  replies: { candidateId: string; reply: NameCheckReply }[],
) {
  const rows = replies.flatMap(({ candidateId, reply }) =>
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
