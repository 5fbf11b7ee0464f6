import { z } from 'zod';
import { many, maybeOne, one, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { Act, ActContext } from '../act.ts';
import { clockRule } from '../clocks.ts';
import { deadline } from '../deadline.ts';
import { holdName } from './holdName.ts';

/**
 * The handler chooses one candidate, which is reserved in the register from now on, and asks the offices in parallel.
 * The offices the law names (TR art. 12(6): the civil affairs department) cannot be left out.
 */
export const consultOffices: Act<'consult'> = {
  name: 'consult',
  effect: async (context, { candidateId, organs, dueOn }) => {
    const candidate = await chosenCandidate(context, candidateId);
    const placeId = await holdName(context, candidate);
    const due =
      dueOn ??
      deadline(await clockRule(context.tx, 'OPINION', context.today, context.found.divisionCode), context.today);
    if (due <= context.today) throw dueTooEarly();
    const asked = await askOffices(context, organs, due);
    await run(
      context.tx,
      sql`update naming_case set chosen_id = ${candidateId}, place_id = ${placeId} where id = ${context.found.id}`,
    );
    const note = { code: 'chosen' as const, name: candidate.name, offices: asked };
    return { note, audit: { candidateId, placeId } };
  },
};

const Candidate = z.object({
  id: z.string(),
  name: z.string(),
  meaning: z.string(),
  reason: z.string(),
  unsettled: z.number(),
});
type Candidate = z.infer<typeof Candidate>;

async function chosenCandidate({ tx, found }: ActContext, candidateId: string): Promise<Candidate> {
  const candidate = await maybeOne(
    tx,
    Candidate,
    sql`select d.id, d.name, d.meaning, d.reason,
               (select count(*)::int from case_finding f where f.run_id = ${found.lastRunId}::uuid and f.candidate_id = d.id
                   and f.level in ('block', 'review') and f.resolved_at is null) as unsettled
          from case_candidate d where d.id = ${candidateId} and d.case_id = ${found.id}`,
  );
  if (!candidate) throw new Problem('not-found', 'No such candidate', { detailZh: '没有这个备选名称。' });
  if (candidate.unsettled === 0) return candidate;
  throw new Problem('conflict', `${candidate.unsettled} finding(s) on ${candidate.name} are not settled`, {
    detailZh: `“${candidate.name}”还有 ${candidate.unsettled} 条检查结果未处理，须逐条写明理由后再征求意见。`,
    code: 'unsettled-findings',
  });
}

async function askOffices(context: ActContext, organs: readonly string[], dueOn: string): Promise<string[]> {
  const { tx, found, now } = context;
  const law = await one(tx, z.object({ byLaw: z.string().array(), division: z.string() }), selectConsulted(found.id));
  const kinds = [...new Set([...law.byLaw, ...organs])];
  const offices = await many(
    tx,
    z.object({ name: z.string(), kind: z.string() }),
    sql`insert into opinion (case_id, organisation_id, legal_role, asked_at, due_on)
        select ${found.id}, o.id, case when o.kind = any(${law.byLaw}) then 'by_law' else 'by_practice' end,
               ${now}, ${dueOn}
          from organisation o
         where o.kind = any(${kinds}) and o.division_code = ${law.division} and o.id <> ${found.handlerOrgId}
        returning (select name from organisation where id = organisation_id) as name,
                  (select kind from organisation where id = organisation_id) as kind`,
  );
  const missing = kinds.filter((kind) => !offices.some((office) => office.kind === kind));
  if (missing.length > 0) throw officeMissing(missing);
  return offices.map((office) => office.name);
}

const selectConsulted = (caseId: string) => sql`
  select a.consulted_by_law as "byLaw", o.division_code as division
    from naming_case c join authority a on a.id = c.authority_id join organisation o on o.id = c.handler_org_id
   where c.id = ${caseId}`;

const officeMissing = (kinds: readonly string[]): Problem =>
  new Problem('invalid-input', `No office of this division is registered for: ${kinds.join(', ')}`, {
    detailZh: `本区划未登记下列部门，或其即为承办单位：${kinds.join('、')}`,
    errors: [
      {
        in: 'body',
        pointer: '/organs',
        code: 'no-office',
        detail: 'No such office here',
        detailZh: '本区划没有登记该部门',
      },
    ],
  });

function dueTooEarly(): Problem {
  const message = 'The due date must lie after today';
  const messageZh = '反馈期限须晚于今天';
  return new Problem('invalid-input', message, {
    detailZh: messageZh,
    errors: [{ in: 'body', pointer: '/dueOn', code: 'too-early', detail: message, detailZh: messageZh }],
  });
}
