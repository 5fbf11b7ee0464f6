import { z } from 'zod';
import type { Actor } from '../../../accounts/actor.ts';
import { withinDivision } from '../../../accounts/withinDivision.ts';
import { record } from '../../../audit/record.ts';
import { type Db, json, many, maybeOne, one, run, type Sql, sql } from '../../../platform/db/sql.ts';
import { Problem } from '../../../platform/problem.ts';
import { LineId } from '../../contract.ts';
import { requireVisibleLine } from '../../visibleLines.ts';
import type { LineDeps } from '../lineDeps.ts';
import { lineFacts, lockLine } from '../lockLine.ts';
import { type DraftBody, DraftId, LineDraft } from './draftContract.ts';
import { judgeEdits } from './judgeEdits.ts';

const selectDrafts: Sql = sql`
  select d.id, d.version, d.line_id as "lineId", d.title, d.edits, d.state, d.proposed_by as "proposedBy", d.organisation,
         coalesce(a.number, a.title) as approval, d.in_force_on as "inForceOn", d.created_at as "createdAt",
         d.updated_at as "updatedAt"
    from boundary_line_draft d left join boundary_document a on a.id = d.approval_id`;

/** The drafts of a line, newest first. Both sides see them. */
export const listDrafts = async (db: Db, id: LineId) => ({
  items: await many(db, LineDraft, sql`${selectDrafts} where d.line_id = ${id} order by d.created_at desc, d.id`),
});

/** Proposes another course. @throws Problem not-allowed, conflict with `faults` where it has a fault */
export function saveDraft(
  deps: LineDeps,
  actor: Actor,
  { id, body }: { id: LineId; body: DraftBody },
): Promise<LineDraft> {
  return deps.db.transaction(async (tx) => {
    const at = deps.now();
    await lockLine(tx, actor, { id, needs: 'propose' });
    await requireSound(tx, id, body, deps.today());
    const added = await one(
      tx,
      z.object({ id: DraftId }),
      sql`insert into boundary_line_draft (line_id, title, edits, proposed_by, organisation, division_code, created_at, updated_at)
          values (${id}, ${body.title}, ${json(body.edits)}::jsonb, ${actor.displayName}, ${actor.organisationName},
                  ${actor.divisionCode}, ${at}::timestamptz, ${at}::timestamptz)
          returning id`,
    );
    await note(tx, { actor, action: 'boundaries.save-draft', id: added.id, after: body, at });
    return one(tx, LineDraft, sql`${selectDrafts} where d.id = ${added.id}`);
  });
}

/** @throws Problem not-allowed, stale-version, wrong-state, conflict with `faults` */
export function editDraft(deps: LineDeps, actor: Actor, given: { id: DraftId; version: number; body: DraftBody }) {
  return deps.db.transaction(async (tx) => {
    const at = deps.now();
    const { id, body } = given;
    const { lineId } = await lockDraft(tx, actor, given);
    await requireSound(tx, lineId, body, deps.today());
    await run(
      tx,
      sql`update boundary_line_draft set title = ${body.title}, edits = ${json(body.edits)}::jsonb, version = version + 1,
                 updated_at = ${at}::timestamptz where id = ${id}`,
    );
    await note(tx, { actor, action: 'boundaries.edit-draft', id, after: body, at });
    return one(tx, LineDraft, sql`${selectDrafts} where d.id = ${id}`);
  });
}

/** @throws Problem not-allowed, stale-version, wrong-state */
export function withdrawDraft(deps: LineDeps, actor: Actor, given: { id: DraftId; version: number }) {
  return deps.db.transaction(async (tx) => {
    const at = deps.now();
    const { id } = given;
    await lockDraft(tx, actor, given);
    await run(
      tx,
      sql`update boundary_line_draft set state = 'withdrawn', version = version + 1, updated_at = ${at}::timestamptz where id = ${id}`,
    );
    await note(tx, { actor, action: 'boundaries.withdraw-draft', id, after: { state: 'withdrawn' }, at });
    return one(tx, LineDraft, sql`${selectDrafts} where d.id = ${id}`);
  });
}

const Held = z.object({
  lineId: LineId,
  version: z.number(),
  state: z.string(),
  divisionCode: z.string(),
  title: z.string(),
  edits: LineDraft.shape.edits,
});

/**
 * Holds an open draft and its line. The office that proposed it, or one above it, changes it; so does whoever decides.
 * @throws Problem not-allowed, stale-version, wrong-state
 */
export async function lockDraft(tx: Db, actor: Actor, { id, version }: { id: DraftId; version: number }) {
  await run(tx, sql`select id from boundary_line_draft where id = ${id} for update`);
  const draft = await one(
    tx,
    Held,
    sql`select line_id as "lineId", version, state, division_code as "divisionCode", title, edits from boundary_line_draft where id = ${id}`,
  );
  await lockLine(tx, actor, {
    id: draft.lineId,
    needs: withinDivision(actor, draft.divisionCode) ? 'propose' : 'decide',
  });
  if (draft.version !== version)
    throw new Problem('stale-version', `The draft is at version ${draft.version}, you read ${version}`, {
      detailZh: '草案已被他人修改，请刷新后再办理。',
      current: draft.version,
    });
  if (draft.state !== 'open')
    throw new Problem('wrong-state', `The draft is ${draft.state}`, { detailZh: '草案已生效或者已撤回。' });
  return draft;
}

async function requireSound(tx: Db, id: LineId, { edits }: DraftBody, day: string): Promise<void> {
  const line = await lineFacts(tx, id);
  const { faults } = await judgeEdits(tx, { ...line, id }, edits, day);
  if (faults.length > 0) throw unsound(faults);
}

/** A course that would make a gap or an overlap, or that cannot be made at all; `faults` says where. */
export const unsound = (faults: readonly unknown[]): Problem =>
  new Problem('conflict', `The course has ${faults.length} fault(s)`, {
    detailZh: `界线走向有 ${faults.length} 处问题，不能保存。`,
    code: 'unsound-course',
    faults,
  });

interface Noted {
  actor: Actor;
  action: string;
  id: DraftId;
  after: unknown;
  at: string;
}
const note = (tx: Db, { id, ...event }: Noted) =>
  record(tx, { ...event, subjectKind: 'boundary-line-draft', subjectId: id });

const Params = z.object({ id: DraftId });

/** Jurisdiction rule `boundary-line-draft`: as its line. @throws Problem outside-jurisdiction */
export async function requireVisibleDraft(db: Db, actor: Actor, { params }: { params: unknown }): Promise<void> {
  const { id } = Params.parse(params);
  const draft = await maybeOne(
    db,
    z.object({ id: LineId }),
    sql`select line_id as id from boundary_line_draft where id = ${id}`,
  );
  try {
    await requireVisibleLine(db, actor, { params: draft ?? { id } });
  } catch {
    throw new Problem('outside-jurisdiction', `No draft ${id}`, { detailZh: '没有这份草案。' });
  }
}
