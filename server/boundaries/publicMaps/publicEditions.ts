import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { withinDivision } from '../../accounts/withinDivision.ts';
import { record } from '../../audit/record.ts';
import { type Db, many, maybeOne, one, run, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { fieldFault } from '../markers/fieldFault.ts';
import type { MarkerContext } from '../markers/markerDeps.ts';
import { type EditionDraft, EditionId, MapReviewRule, PublicEdition } from './publicMapContract.ts';

type Deps = Pick<MarkerContext, 'db' | 'now' | 'today'>;
const MOST = 200;

/** Editions that hold something of the reader's divisions, newest first, and the rules of which maps need a review. */
export async function publicEditions({ db, today }: Deps, { divisionCode }: Pick<Actor, 'divisionCode'>) {
  const own = divisionPrefix(divisionCode);
  const items = await many(
    db,
    PublicEdition,
    sql`${selectEditions} where starts_with(e.area_code, ${own}) or starts_with(${own}, regexp_replace(e.area_code, '(00)+$', '')) order by e.entered_at desc, e.id limit ${MOST}`,
  );
  const rules = await many(
    db,
    MapReviewRule,
    sql`select id, kind, label_zh as "labelZh", label_en as "labelEn", instrument, article, article_zh as "articleZh", verified,
               note, note_zh as "noteZh" from map_review_rule where valid @> ${today()}::date order by kind desc, id`,
  );
  return { items, rules };
}

/**
 * Enters a reviewed map: its outlines, as they are drawn today, are those that the public sees, as long as each line they show is
 * cleared (MR arts. 15, 22; BR art. 14). An outline that an earlier edition held passes to this one.
 * @throws Problem invalid-input
 */
export function enterEdition({ db, now, today }: Deps, actor: Actor, draft: EditionDraft): Promise<PublicEdition> {
  const at = now();
  if (!withinDivision(actor, draft.area))
    throw fieldFault('/area', 'outside-jurisdiction', 'Outside the divisions of your office', '不在本单位管辖区域内');
  if (draft.reviewedOn > today())
    throw fieldFault('/reviewedOn', 'in-future', 'Reviewed on a day to come', '审核日期不能晚于今天');
  return db.transaction(async (tx) => {
    const { id } = await one(tx, z.object({ id: EditionId }), insertEdition(draft, actor, at));
    const taken = await run(
      tx,
      sql`insert into public_outline (row_id, edition_id, geom)
          select d.row_id, ${id}::uuid, d.geom from division d
           where d.valid @> ${today()}::date and d.geom is not null and d.level = any(${draft.levels})
             and d.code like ${`${divisionPrefix(draft.area)}%`}
          on conflict (row_id) do update set edition_id = excluded.edition_id, geom = excluded.geom`,
    );
    if (taken === 0)
      throw fieldFault('/area', 'no-outlines', 'The register has no outline there', '该范围内没有轮廓，请先导入');
    await run(tx, sql`update public_edition set outlines = ${taken} where id = ${id}`);
    const subject = { subjectKind: 'public-map-edition', subjectId: id };
    await record(tx, {
      actor,
      action: 'boundaries.enter-edition',
      ...subject,
      after: { ...draft, outlines: taken },
      at,
    });
    return editionRow(tx, id);
  });
}

/** Takes an edition off the public pages. @throws Problem conflict where it is off already */
export function withdrawEdition(
  { db, now }: Deps,
  actor: Actor,
  { id, ground }: { id: EditionId; ground: string },
): Promise<PublicEdition> {
  const at = now();
  return db.transaction(async (tx) => {
    const withdrawn = await run(
      tx,
      sql`update public_edition set withdrawn_at = ${at}::timestamptz, withdrawn_by = ${actor.displayName},
                 withdrawal_ground = ${ground}, updated_at = ${at}::timestamptz where id = ${id} and withdrawn_at is null`,
    );
    if (withdrawn === 0)
      throw new Problem('conflict', 'The edition is withdrawn already', { detailZh: '该版次已经撤下。' });
    await run(tx, sql`delete from public_outline where edition_id = ${id}`);
    const subject = { subjectKind: 'public-map-edition', subjectId: id };
    await record(tx, { actor, action: 'boundaries.withdraw-edition', ...subject, after: { ground }, at });
    return editionRow(tx, id);
  });
}

const Area = z.object({ area: z.string(), rule: z.string() });

/** Jurisdiction rule `public-map-edition`: of an area of one's own divisions, and the one of sample data. @throws Problem outside-jurisdiction */
export async function requireOwnEdition(db: Db, actor: Actor, { params }: { params: unknown }): Promise<void> {
  const { id } = z.object({ id: EditionId }).parse(params);
  const found = await maybeOne(
    db,
    Area,
    sql`select area_code as area, rule_id as rule from public_edition where id = ${id}`,
  );
  if (found && (found.rule === 'demonstration' || withinDivision(actor, found.area))) return;
  throw new Problem('outside-jurisdiction', `No edition ${id}`, { detailZh: '没有这个公开版次。' });
}

/**
 * Marks that a register of sample data shows its schematic outlines: without a review number, and saying so. Done once; where
 * somebody withdrew it, it stays withdrawn. Only for registers marked by `markDemonstration`.
 */
export async function markDemonstrationEdition(tx: Db, at: string): Promise<void> {
  await run(
    tx,
    sql`insert into public_edition (rule_id, title, scope, area_code, levels, ground, entered_by, organisation, entered_at, updated_at)
        select 'demonstration', '演示数据，无审图号', '示意轮廓，不是地图，不得对外公开', '000000', '{county,township}', '样例数据',
               '系统', '系统', ${at}::timestamptz, ${at}::timestamptz
         where not exists (select 1 from public_edition where rule_id = 'demonstration')`,
  );
}

const editionRow = (db: Db, id: EditionId): Promise<PublicEdition> =>
  one(db, PublicEdition, sql`${selectEditions} where e.id = ${id}`);

const insertEdition = (draft: EditionDraft, actor: Actor, at: string): Sql => sql`
  insert into public_edition (rule_id, title, review_number, reviewed_by, reviewed_on, scope, area_code, levels, ground, entered_by,
    organisation, entered_at, updated_at)
  values (${draft.rule}, ${draft.title}, ${draft.reviewNumber}, ${draft.reviewedBy}, ${draft.reviewedOn}::date, ${draft.scope},
    ${draft.area}, ${draft.levels}, ${draft.ground}, ${actor.displayName}, ${actor.organisationName}, ${at}::timestamptz,
    ${at}::timestamptz)
  returning id`;

const selectEditions: Sql = sql`
  select e.id, e.rule_id as rule, e.title, e.review_number as "reviewNumber", e.reviewed_by as "reviewedBy",
         e.reviewed_on as "reviewedOn", e.scope, e.area_code as area,
         (select d.name from division d where d.code = e.area_code order by lower(d.valid) desc limit 1) as "areaName",
         e.levels, e.ground, e.entered_by as "enteredBy", e.organisation, e.entered_at as "enteredAt",
         e.withdrawn_at as "withdrawnAt", e.withdrawal_ground as "withdrawalGround", e.outlines,
         (select count(*)::int from cleared_outline c where c.edition_id = e.id) as shown
    from public_edition e`;
