import { z } from 'zod';
import { codeList } from '../../gazetteer/codeList.ts';
import { many, maybeOne, one, run, type Sql, sql } from '../../platform/db/sql.ts';
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
    await run(
      context.tx,
      sql`update naming_case set chosen_id = ${candidateId}, place_id = ${placeId} where id = ${context.found.id}`,
    );
    const asked = await askOffices(context, organs, due);
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
          from case_candidate d where d.id = ${candidateId} and d.case_id = ${found.id} and d.dropped_at is null`,
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
  const touched = await retireTouched(context);
  const kinds = [...new Set([...law.byLaw, ...organs, ...touched])];
  const offices = await many(
    tx,
    z.object({ name: z.string(), kind: z.string() }),
    sql`insert into opinion (case_id, organisation_id, legal_role, asked_at, due_on, candidate_id, geom_key)
        select ${found.id}, o.id, case when o.kind = any(${law.byLaw}) then 'by_law' else 'by_practice' end,
               ${now}, ${dueOn}, c.chosen_id, md5(st_asbinary(c.geom))
          from organisation o join naming_case c on c.id = ${found.id}
         where o.kind = any(${kinds}) and o.id <> ${found.handlerOrgId}
           and (o.division_code = ${law.division} or ${await isTouched(context)})
           and not exists (select 1 from opinion s
                            where s.case_id = c.id and s.organisation_id = o.id and s.superseded_at is null)
        returning (select name from organisation where id = organisation_id) as name,
                  (select kind from organisation where id = organisation_id) as kind`,
  );
  const standing = await many(tx, z.object({ kind: z.string() }), selectAsked(found.id));
  const missing = kinds.filter((kind) => !standing.some((office) => office.kind === kind));
  if (missing.length > 0) throw officeMissing(missing);
  return offices.map((office) => office.name);
}

/**
 * Offices (alias `o`) of a kind that is asked wherever the place (alias `c`) lies, in a county that it touches: the governments
 * concerned (TR art. 12(7)). Which kinds are, is the trait `asked_where` of the list `organ-kinds`.
 */
async function isTouched({ tx, found, today }: ActContext): Promise<Sql> {
  const list = await codeList(tx, { kind: 'organ-kinds', day: today, division: found.divisionCode });
  const kinds = list.filter(({ traits }) => traits.asked_where === 'touched').map(({ code }) => code);
  return sql`(o.kind = any(${kinds}) and exists (
    select 1 from division v where v.code = o.division_code and v.level = 'county' and v.valid @> ${today}::date
       and (left(c.division_code, 6) = v.code or st_intersects(v.geom, c.geom))))`;
}

const selectAsked = (caseId: string) => sql`
  select g.kind from opinion o join organisation g on g.id = o.organisation_id
   where o.case_id = ${caseId} and o.superseded_at is null`;

/**
 * Opinions on another name, or on another place by offices whose business places are, no longer stand: they stay on record and
 * their offices are asked again. What an office looks at is the trait `opines_on` of its kind; without one it looks at both.
 */
async function retireTouched({ tx, found, now, today }: ActContext): Promise<string[]> {
  const kinds = await codeList(tx, { kind: 'organ-kinds', day: today, division: found.divisionCode });
  const blindTo = (part: string) =>
    kinds
      .filter(({ traits }) => traits.opines_on !== undefined && !traits.opines_on.split(';').includes(part))
      .map(({ code }) => code);
  const retired = await many(
    tx,
    z.object({ kind: z.string() }),
    sql`update opinion o set superseded_at = ${now}
          from organisation g, naming_case c
         where o.case_id = ${found.id} and o.superseded_at is null and g.id = o.organisation_id and c.id = o.case_id
           and ((o.candidate_id is distinct from c.chosen_id and g.kind <> all(${blindTo('name')}::text[]))
             or (o.geom_key is distinct from md5(st_asbinary(c.geom)) and g.kind <> all(${blindTo('place')}::text[])))
        returning g.kind`,
  );
  return retired.map(({ kind }) => kind);
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
