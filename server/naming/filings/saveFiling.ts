import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { withinDivision } from '../../accounts/withinDivision.ts';
import { record } from '../../audit/record.ts';
import { divisionAt } from '../../divisions/listDivisions.ts';
import { shapeOf } from '../../gazetteer/namesInScope.ts';
import { romanize } from '../../gazetteer/romanize.ts';
import { splitName } from '../../gazetteer/splitName.ts';
import { type Db, one, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { refuseFuture } from '../acts/reviewActs.ts';
import { chinaDay, deadline } from '../deadline.ts';
import { fieldProblem } from '../fieldProblem.ts';
import type { NamingDeps } from '../namingDeps.ts';
import { requireVersion } from '../requireVersion.ts';
import { requireSubjectGeometry } from '../subjectGeometry.ts';
import { dueClock } from './filingClock.ts';
import { type FilingDetail, type FilingDraft, FilingId } from './filingContract.ts';
import { filingDetail } from './filingDetail.ts';
import { lockFiling } from './filingFacts.ts';
import { requireMayEdit } from './filingGuards.ts';
import { findRoute, type Route } from './findRoute.ts';
import { insertFilingStep } from './insertFilingStep.ts';

/**
 * Opens the filing form of an approval (TR art. 13): on line by the office that files, or by the receiver from paper.
 * @throws Problem invalid-input, outside-jurisdiction
 */
export async function createFiling(deps: NamingDeps, actor: Actor, draft: FilingDraft): Promise<FilingDetail> {
  const now = deps.now();
  const id = await deps.db.transaction(async (tx) => {
    const settled = await settle(tx, actor, draft, chinaDay(now));
    const row = await one(tx, z.object({ id: FilingId }), insertDraft({ actor, draft, settled, now }));
    await saveFiledNames(tx, deps, row.id, draft);
    await run(tx, insertFilingStep({ filingId: row.id, actor, now, act: 'create', from: null, to: 'draft' }));
    await record(tx, {
      actor,
      action: 'filings.create',
      subjectKind: 'filing',
      subjectId: row.id,
      after: { approver: draft.approver, documentNo: draft.documentNo, names: draft.names.map(({ name }) => name) },
      at: now,
    });
    return row.id;
  });
  return filingDetail(deps, actor, id);
}

/** Rewrites a form that is not filed or came back. @throws Problem stale-version, wrong-state, invalid-input */
export async function editFiling(
  deps: NamingDeps,
  actor: Actor,
  { id, version, draft }: { id: FilingId; version: number; draft: FilingDraft },
): Promise<FilingDetail> {
  const now = deps.now();
  await deps.db.transaction(async (tx) => {
    const found = await lockFiling(tx, id);
    requireVersion(found, version);
    requireMayEdit(found, actor);
    const settled = await settle(tx, actor, { ...draft, channel: found.channel }, chinaDay(now));
    await run(
      tx,
      updateDraft(id, { draft, settled, now, filer: found.channel === 'paper' ? draft.filer : found.filer }),
    );
    await saveFiledNames(tx, deps, id, draft);
    await run(tx, insertFilingStep({ filingId: id, actor, now, act: 'edit', from: found.state, to: found.state }));
    await record(tx, {
      actor,
      action: 'filings.edit',
      subjectKind: 'filing',
      subjectId: id,
      before: { version: found.version },
      after: { version: found.version + 1, documentNo: draft.documentNo, names: draft.names.map(({ name }) => name) },
      at: now,
    });
  });
  return filingDetail(deps, actor, id);
}

type Approval = Pick<FilingDraft, 'approverKind' | 'approverDivision' | 'category' | 'approvedOn' | 'names'>;
interface Settled {
  route: Route;
  receiverOrgId: string;
  due: {
    clock: string;
    dueOn: string;
    length: number;
    unit: string;
    article: string;
    articleEn: string;
    verified: boolean;
  };
}

/** What follows from the approval by law: offices and the last day of filing; and that each name lies in the approver's division. */
export async function settleApproval(
  tx: Db,
  approval: Approval,
  today: string,
): Promise<Omit<Settled, 'receiverOrgId'>> {
  refuseFuture(approval.approvedOn, today, '/approvedOn');
  const route = await findRoute(tx, approval);
  for (const [i, name] of approval.names.entries()) {
    const inside = withinDivision({ divisionCode: approval.approverDivision }, name.division);
    if (!inside || !(await divisionAt(tx, name.division, today)))
      throw fieldProblem(
        `/names/${i}/division`,
        'no-division',
        `${name.division} is no division of the approver`,
        '所选行政区不在批准机关的辖区内',
      );
    if (name.geometry)
      await requireSubjectGeometry(tx, {
        category: approval.category,
        division: name.division,
        geometry: name.geometry,
      });
  }
  const rule = await dueClock(tx, approval, route);
  const { id: clock, length, unit, article, articleEn, verified } = rule;
  const dueOn = deadline(rule, approval.approvedOn);
  return { route, due: { clock, dueOn, length, unit, article, articleEn, verified } };
}

async function settle(tx: Db, actor: Actor, draft: FilingDraft, today: string): Promise<Settled> {
  if (!withinDivision(actor, draft.approverDivision))
    throw new Problem('outside-jurisdiction', 'The approver lies outside the divisions of your organisation', {
      detailZh: '批准机关不在本单位管辖的行政区内。',
    });
  const settled = await settleApproval(tx, draft, today);
  if (draft.channel === 'paper') return { ...settled, receiverOrgId: requireReceives(actor) };
  const { receiverOrgId } = settled.route;
  if (receiverOrgId !== null) return { ...settled, receiverOrgId };
  throw fieldProblem(
    '/approverDivision',
    'no-receiver',
    'The office that receives this filing has no account here',
    '应接收本备案的机关未在系统登记，请按原渠道报送',
  );
}

function requireReceives(actor: Actor): string {
  if (actor.permissions.has('naming.receive-filing')) return actor.organisationId;
  throw fieldProblem('/channel', 'not-receiver', 'Paper is entered by who receives it', '纸质备案由接收机关登记');
}

interface Row {
  actor: Actor;
  draft: FilingDraft;
  settled: Settled;
  now: string;
}

const insertDraft = ({ actor, draft, settled: { route, receiverOrgId, due }, now }: Row) => sql`
  insert into inbound_filing (state, channel, route, route_article, route_article_en, variant, late_step, approver,
    approver_kind, approver_division, filer, lawful_filer_org_id, lawful_receiver_org_id, filer_org_id, receiver_org_id,
    announcer_org_id, keeper_org_id, category, document_no, approved_on, note, due_clock, due_on, due_length, due_unit, due_article,
    due_article_en, due_verified, created_by, created_at, updated_at)
  values ('draft', ${draft.channel}, ${route.code}, ${route.article}, ${route.articleEn}, ${route.variant},
    ${route.lateStep}, ${draft.approver}, ${draft.approverKind}, ${draft.approverDivision},
    ${draft.channel === 'paper' ? draft.filer : actor.organisationName}, ${route.filerOrgId}, ${route.receiverOrgId},
    ${draft.channel === 'paper' ? null : actor.organisationId}, ${receiverOrgId}, ${route.announcerOrgId},
    ${actor.organisationId}, ${draft.category}, ${draft.documentNo}, ${draft.approvedOn}, ${draft.note}, ${due.clock}, ${due.dueOn},
    ${due.length}, ${due.unit}, ${due.article}, ${due.articleEn}, ${due.verified}, ${actor.id}, ${now}, ${now})
  returning id`;

const updateDraft = (
  id: FilingId,
  { draft, settled: { route, receiverOrgId, due }, now, filer }: Omit<Row, 'actor'> & { filer: string },
) => sql`
  update inbound_filing
     set version = version + 1, updated_at = ${now}, route = ${route.code}, route_article = ${route.article},
         route_article_en = ${route.articleEn}, variant = ${route.variant}, late_step = ${route.lateStep},
         approver = ${draft.approver}, approver_kind = ${draft.approverKind}, approver_division = ${draft.approverDivision},
         filer = ${filer}, lawful_filer_org_id = ${route.filerOrgId}, lawful_receiver_org_id = ${route.receiverOrgId},
         receiver_org_id = ${receiverOrgId}, announcer_org_id = ${route.announcerOrgId}, category = ${draft.category},
         document_no = ${draft.documentNo}, approved_on = ${draft.approvedOn}, note = ${draft.note}, due_clock = ${due.clock}, due_on = ${due.dueOn},
         due_length = ${due.length}, due_unit = ${due.unit}, due_article = ${due.article},
         due_article_en = ${due.articleEn}, due_verified = ${due.verified}
   where id = ${id}`;

/** Replaces the names of a form, each with its spelling as the reading registry proposes it. */
export async function saveFiledNames(
  tx: Db,
  deps: NamingDeps,
  id: FilingId,
  { names, category }: Pick<FilingDraft, 'names' | 'category'>,
): Promise<void> {
  const { tables } = await deps.rules(tx);
  await run(tx, sql`delete from inbound_filing_name where filing_id = ${id}`);
  for (const [position, { name, division, location, meaning, geometry }] of names.entries()) {
    const { romanTone } = romanize({ name, ...splitName(name, category, tables.generics), category }, tables);
    await run(
      tx,
      sql`insert into inbound_filing_name (filing_id, position, name, roman_tone, division_code, location, meaning, geom)
          values (${id}, ${position}, ${name}, ${romanTone}, ${division}, ${location}, ${meaning},
                  ${geometry ? shapeOf(geometry) : sql`null`})`,
    );
  }
}
