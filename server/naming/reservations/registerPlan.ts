import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { checkName } from '../../detection/checkName.ts';
import { PointLineOrArea } from '../../gazetteer/contract.ts';
import { insertNames } from '../../gazetteer/insertNames.ts';
import { normaliseName } from '../../gazetteer/normaliseName.ts';
import { type Db, json, many, one, run, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { chinaDay } from '../deadline.ts';
import { fieldProblem } from '../fieldProblem.ts';
import type { NamingDeps } from '../namingDeps.ts';
import { planById } from './listPlans.ts';
import type { PlanDraft, ToponymPlan } from './reservationContract.ts';

/**
 * Registers a plan that was approved, and reserves its names where it holds: each gets a place (`proposed`) with the outline of
 * the division, until a naming draws it and draws its own shape.
 * @throws Problem invalid-input for a day to come, an end before the approval and a name given twice; conflict `names-taken` with a pointer to each name that
 * another one of the register forbids
 */
export async function registerPlan(deps: NamingDeps, actor: Actor, draft: PlanDraft): Promise<ToponymPlan> {
  const at = deps.now();
  const today = chinaDay(at);
  if (draft.approvedOn > today)
    throw fieldProblem('/approvedOn', 'future-day', 'Not approved yet', '批准日期不能晚于今天');
  if (draft.endsOn !== undefined && draft.endsOn < draft.approvedOn)
    throw fieldProblem('/endsOn', 'before-approval', 'It ends before it was approved', '方案期限不能早于批准日期');
  refuseTwice(draft);
  return deps.db.transaction(async (tx) => {
    await run(
      tx,
      sql`select pg_advisory_xact_lock(hashtextextended(${`naming:${draft.division.slice(0, 2)}0000`}, 0))`,
    );
    await refuseTaken(tx, deps, draft, today);
    const { id } = await one(tx, z.object({ id: z.string() }), insertPlan(draft, actor, at));
    await reserveAll(tx, deps, draft, { id, at });
    await record(tx, {
      ...{ actor, action: 'naming.register-plan', subjectKind: 'toponym-plan', subjectId: id, at },
      after: { title: draft.title, documentNo: draft.documentNo, names: draft.names.map(({ name }) => name) },
    });
    return planById(tx, id);
  });
}

function refuseTwice({ names }: PlanDraft): void {
  const norms = names.map(({ name }) => normaliseName(name));
  const again = norms.findIndex((norm, i) => norms.indexOf(norm) !== i);
  if (again < 0) return;
  throw fieldProblem(`/names/${again}/name`, 'same-name', 'The same name is given twice', '方案内名称重复');
}

async function refuseTaken(tx: Db, deps: NamingDeps, { names, division }: PlanDraft, today: string): Promise<void> {
  const rules = await deps.rules(tx);
  const { geometry } = await one(tx, Outline, selectOutline(division));
  const where = geometry ? { division, geometry } : { division };
  const errors = [];
  for (const [i, { name, category }] of names.entries()) {
    const { findings } = await checkName(tx, rules, { name, category, attributes: {}, ...where }, today);
    const taken = findings.find(({ clash, level }) => clash !== null && level === 'block');
    if (taken) errors.push(errorAt(i, name, taken.clash?.name ?? ''));
  }
  if (errors.length === 0) return;
  throw new Problem('conflict', `${errors.length} name(s) of the plan are taken`, {
    detailZh: `方案中有 ${errors.length} 个名称与已有地名重名。`,
    ...{ code: 'names-taken', errors },
  });
}

const errorAt = (i: number, name: string, other: string) => ({
  in: 'body' as const,
  ...{ pointer: `/names/${i}/name`, code: 'taken' },
  ...{ detail: `${name} clashes with ${other}`, detailZh: `“${name}”与“${other}”重名` },
});

async function reserveAll(tx: Db, deps: NamingDeps, draft: PlanDraft, { id, at }: { id: string; at: string }) {
  const places = await many(tx, z.object({ id: z.string() }), insertPlaces(draft, at));
  const countyCode = draft.division.slice(0, 6);
  const standing = { kind: 'standard', status: 'reserved', legalStatus: 'unknown', validFrom: null } as const;
  const rows = draft.names.map(({ name, category }, i) => ({
    ...{ placeId: places[i]?.id ?? '', provinceCode: `${countyCode.slice(0, 2)}0000`, countyCode, category, name },
    ...standing,
  }));
  const ids = await insertNames(tx, (await deps.rules(tx)).tables, rows);
  const held = rows.map(({ placeId }, i) => ({ place_id: placeId, name_id: ids[i], note: draft.names[i]?.note ?? '' }));
  await run(
    tx,
    sql`insert into name_reservation (place_id, name_id, note, plan_id, expires_on, state, created_at, updated_at)
        select place_id, name_id, note, ${id}::uuid, ${draft.endsOn ?? null}::date, 'free', ${at}, ${at}
          from jsonb_to_recordset(${json(held)}) as r (place_id uuid, name_id uuid, note text)`,
  );
}

const Outline = z.object({ geometry: PointLineOrArea.nullable() });

const selectOutline = (division: string): Sql => sql`
  select (select st_asgeojson(geom, 6, 0)::jsonb from division where code = ${division} and upper_inf(valid)) as geometry`;

const insertPlan = (draft: PlanDraft, actor: Actor, at: string): Sql => sql`
  insert into toponym_plan (division_code, title, document_no, approver, approved_on, ends_on, registered_by, registered_at)
  values (${draft.division}, ${draft.title}, ${draft.documentNo}, ${draft.approver}, ${draft.approvedOn},
          ${draft.endsOn ?? null}, ${actor.id}, ${at}) returning id`;

// Ids come back in the order of the names: rows of one insert are returned as they were selected.
const insertPlaces = ({ division, names, title }: PlanDraft, at: string): Sql => sql`
  insert into place (province_code, division_code, category, status, geom, position_source, source, created_at, updated_at)
  select left(${division}, 2) || '0000', ${division}, r.category, 'proposed',
         (select geom from division where code = ${division} and upper_inf(valid)), '地名方案范围', ${`地名方案 ${title}`}, ${at}, ${at}
    from jsonb_to_recordset(${json(names.map(({ category }, i) => ({ category, i })))}) as r (category text, i int)
   order by r.i returning id`;
