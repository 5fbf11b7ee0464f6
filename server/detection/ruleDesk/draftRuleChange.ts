import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { type Db, one, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { compileRuleSet } from '../compileRuleSet.ts';
import { ChangeId, type RuleChange, type RuleChangeDraft } from '../ruleChangeContract.ts';
import { requireAct } from './changeActs.ts';
import { requireOpenBases, saveItems } from './changeItems.ts';
import { lockChange } from './changeRow.ts';
import { mayChangeRow } from './mayChangeRow.ts';
import { proposedRows } from './proposedRows.ts';
import { ownerOf } from './rowKinds.ts';
import { ruleChangeDetail } from './ruleChangeDetail.ts';
import type { DeskDeps } from './ruleDeskDeps.ts';
import { currentRuleSet, ruleRowsAt, type StoredRow, toRuleSet } from './ruleSetAt.ts';
import { type SettledItem, settleItems } from './settleItems.ts';

const Saved = z.object({ id: ChangeId });

/**
 * Opens a draft. Nothing of it holds before another person has approved it. @throws Problem invalid-input, conflict
 * @param also what is done with the new draft in the same transaction
 */
export async function createRuleChange(
  deps: DeskDeps,
  actor: Actor,
  draft: RuleChangeDraft,
  also: (tx: Db, id: ChangeId) => Promise<void> = async () => undefined,
): Promise<RuleChange> {
  const at = deps.now();
  const id = await deps.db.transaction(async (tx) => {
    const saved = await one(tx, Saved, insertChange(actor, draft, at));
    await settleAndSave(tx, actor, { id: saved.id, draft, today: deps.today() });
    await also(tx, saved.id);
    await record(tx, { actor, action: 'rules.draft', ...subject(saved.id), after: summary(draft), at });
    return saved.id;
  });
  return ruleChangeDetail(deps.db, actor, id, deps.today());
}

interface Edit {
  id: ChangeId;
  version: number;
  draft: RuleChangeDraft;
}

/** Edits a draft as a whole; whoever edits it may not approve it. @throws Problem stale-version, wrong-state, invalid-input */
export async function editRuleChange(deps: DeskDeps, actor: Actor, { id, version, draft }: Edit): Promise<RuleChange> {
  const at = deps.now();
  await deps.db.transaction(async (tx) => {
    const found = await lockChange(tx, id, version);
    requireAct('edit', found, actor, deps.today());
    await run(tx, updateChange(id, actor, draft, at));
    await settleAndSave(tx, actor, { id, draft, today: deps.today() });
    const before = { title: found.title, effectiveOn: found.effectiveOn, documentNo: found.documentNo };
    await record(tx, { actor, action: 'rules.edit', ...subject(id), before, after: summary(draft), at });
  });
  return ruleChangeDetail(deps.db, actor, id, deps.today());
}

/** Deletes a draft; the audit record keeps that it was there. @throws Problem stale-version, wrong-state */
export async function deleteRuleChange(
  deps: DeskDeps,
  actor: Actor,
  { id, version }: { id: ChangeId; version: number },
): Promise<{ deleted: true }> {
  await deps.db.transaction(async (tx) => {
    const found = await lockChange(tx, id, version);
    requireAct('delete', found, actor, deps.today());
    await run(tx, sql`delete from rule_change where id = ${id}`);
    const before = { title: found.title, number: found.number };
    await record(tx, { actor, action: 'rules.delete', ...subject(id), before, at: deps.now() });
  });
  return { deleted: true };
}

const subject = (id: string) => ({ subjectKind: 'rule-change', subjectId: id });
const summary = ({ items, reason: _, ...rest }: RuleChangeDraft) => ({ ...rest, items: items.length });

async function settleAndSave(
  tx: Db,
  actor: Actor,
  { id, draft, today }: { id: ChangeId; draft: RuleChangeDraft; today: string },
): Promise<void> {
  requireFutureDay(draft.effectiveOn, today);
  const set = await currentRuleSet(tx);
  const rows = (await ruleRowsAt(tx, set.version, draft.effectiveOn)) ?? [];
  const items = settleItems(draft.items, rows, draft.effectiveOn);
  requireOwnRows(actor, items, rows);
  await saveItems(tx, id, items);
  await requireOpenBases(tx, id);
  // What could not be compiled would stop every check on the day it takes force: it must fail here.
  compileRuleSet(toRuleSet('proposed', proposedRows(rows, items)), draft.effectiveOn);
}

/** Law does not reach back: a verdict given yesterday was right by yesterday's rules. @throws Problem invalid-input */
export function requireFutureDay(effectiveOn: string, today: string): void {
  if (effectiveOn >= today) return;
  const words = { detail: `Must not lie before ${today}`, detailZh: `生效日期不能早于今天（${today}）` };
  throw new Problem('invalid-input', 'A change takes force today or later', {
    detailZh: '规则变更不溯及既往，生效日期不能早于今天。',
    errors: [{ in: 'body', pointer: '/effectiveOn', code: 'too_small', ...words }],
  });
}

function requireOwnRows(actor: Actor, items: readonly SettledItem[], rows: readonly StoredRow[]): void {
  const bases = new Map(rows.map((row) => [`${row.kind} ${row.id}`, row.body]));
  const touched = items.flatMap(({ kind, rowId, body }) => [body, bases.get(`${kind} ${rowId}`)]);
  const foreign = touched.find((body) => body && !mayChangeRow(actor, ownerOf(body).jurisdiction));
  if (!foreign) return;
  const { jurisdiction } = ownerOf(foreign);
  throw new Problem('not-allowed', `Rows for ${jurisdiction} are not this office's to change`, {
    detailZh: `适用范围为“${jurisdiction}”的条目不由本单位修改；县级只能修改本县的条目。`,
  });
}

const insertChange = (actor: Actor, draft: RuleChangeDraft, at: string) => sql`
  insert into rule_change (title, document_no, effective_on, reason, state, division_code, organisation_name, drafted_by,
    drafter, editors, created_at, updated_at)
  values (${draft.title}, ${draft.documentNo}, ${draft.effectiveOn}, ${draft.reason}, 'draft', ${actor.divisionCode},
    ${actor.organisationName}, ${actor.id}, ${actor.displayName}, ${[actor.id]}::uuid[], ${at}, ${at}) returning id`;

const updateChange = (id: ChangeId, actor: Actor, draft: RuleChangeDraft, at: string) => sql`
  update rule_change set title = ${draft.title}, document_no = ${draft.documentNo}, effective_on = ${draft.effectiveOn},
         reason = ${draft.reason}, version = version + 1, content_version = content_version + 1, updated_at = ${at},
         editors = case when ${actor.id}::uuid = any (editors) then editors else editors || ${actor.id}::uuid end
   where id = ${id}`;
