import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { type Db, one, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { ChangeAct, ChangeId, RuleChange } from '../ruleChangeContract.ts';
import { requireAct } from './changeActs.ts';
import { requireOpenBases } from './changeItems.ts';
import { type ChangeRow, lockChange } from './changeRow.ts';
import { requireFutureDay } from './draftRuleChange.ts';
import { latestDryRun } from './dryRunOf.ts';
import { ruleChangeDetail } from './ruleChangeDetail.ts';
import type { DeskDeps } from './ruleDeskDeps.ts';
import { lockSets, takeForce, undoForce } from './takeForce.ts';

interface Which {
  id: ChangeId;
  version: number;
}

/** Sends a tried draft for approval; here it gets its number. @throws Problem conflict when it is empty or untried */
export const submitRuleChange = (deps: DeskDeps, actor: Actor, which: Which): Promise<RuleChange> =>
  actOn(deps, actor, { ...which, act: 'submit' }, async (tx, found, at) => {
    await requireReady(tx, found, deps.today());
    const number = found.number ?? (await nextNumber(tx, found.divisionCode, deps.today()));
    await run(
      tx,
      sql`update rule_change set state = 'submitted', number = ${number}, remark = null where id = ${found.id}`,
    );
    return { state: 'submitted', number, at };
  });

/** Sends it back to its drafter with what is to be mended. */
export const returnRuleChange = (
  deps: DeskDeps,
  actor: Actor,
  { remark, ...which }: Which & { remark: string },
): Promise<RuleChange> =>
  actOn(deps, actor, { ...which, act: 'return' }, async (tx, found) => {
    await run(tx, sql`update rule_change set state = 'draft', remark = ${remark} where id = ${found.id}`);
    return { state: 'draft', remark };
  });

/**
 * Approves a change drafted by somebody else: valid ranges are closed and versions added in one transaction, and every
 * process takes them up with the next check on or after the effective day.
 * @throws Problem conflict when it was not tried against the rules in force, or a row has changed meanwhile
 */
export const approveRuleChange = (
  deps: DeskDeps,
  actor: Actor,
  { approvalNo, ...which }: Which & { approvalNo: string },
): Promise<RuleChange> =>
  actOn(deps, actor, { ...which, act: 'approve' }, async (tx, found, at) => {
    await run(tx, lockSets);
    await requireReady(tx, found, deps.today());
    const ruleSet = await takeForce(tx, { change: found, approvalNo, at });
    await run(
      tx,
      sql`update rule_change set state = 'approved', approval_no = ${approvalNo}, rule_set = ${ruleSet}, remark = null,
                 decided_by = ${actor.id}, decider = ${actor.displayName}, decided_at = ${at} where id = ${found.id}`,
    );
    return { state: 'approved', approvalNo, ruleSet, effectiveOn: found.effectiveOn };
  });

/** Takes back what was sent, or undoes an approval before its day. @throws Problem conflict when a later change builds on it */
export const withdrawRuleChange = (
  deps: DeskDeps,
  actor: Actor,
  { remark, ...which }: Which & { remark: string },
): Promise<RuleChange> =>
  actOn(deps, actor, { ...which, act: 'withdraw' }, async (tx, found, at) => {
    if (found.state === 'approved') await undoForce(tx, { change: found, at });
    await run(tx, sql`update rule_change set state = 'withdrawn', remark = ${remark} where id = ${found.id}`);
    return { state: 'withdrawn', remark };
  });

async function actOn(
  deps: DeskDeps,
  actor: Actor,
  { id, version, act }: Which & { act: ChangeAct },
  effect: (tx: Db, found: ChangeRow, at: string) => Promise<Record<string, unknown>>,
): Promise<RuleChange> {
  const at = deps.now();
  await deps.db.transaction(async (tx) => {
    const found = await lockChange(tx, id, version);
    requireAct(act, found, actor, deps.today());
    const after = await effect(tx, found, at);
    await run(tx, sql`update rule_change set version = version + 1, updated_at = ${at} where id = ${id}`);
    const before = { state: found.state, version: found.version };
    await record(tx, { actor, action: `rules.${act}`, subjectKind: 'rule-change', subjectId: id, before, after, at });
  });
  return ruleChangeDetail(deps.db, actor, id, deps.today());
}

async function requireReady(tx: Db, found: ChangeRow, today: string): Promise<void> {
  const { items } = await one(
    tx,
    z.object({ items: z.number() }),
    sql`select count(*)::int as items from rule_change_item where change_id = ${found.id}`,
  );
  if (items === 0) {
    throw new Problem('conflict', 'The change has no items', { detailZh: '变更中没有任何条目。', code: 'no-items' });
  }
  requireFutureDay(found.effectiveOn, today);
  await requireOpenBases(tx, found.id);
  const tried = await latestDryRun(tx, found);
  if (tried?.state === 'done' && tried.current) return;
  throw new Problem('conflict', 'Try the change as it is now, on the rules in force now, before it goes on', {
    detailZh: '须先按现有条目、对照现行规则完成试运行。',
    code: 'dry-run-needed',
  });
}

/** A gapless number per division and year: 640300-GZ-2026-0001. */
async function nextNumber(tx: Db, division: string, today: string): Promise<string> {
  const [scope, year] = [`${division}-GZ`, Number(today.slice(0, 4))];
  const { value } = await one(
    tx,
    z.object({ value: z.number() }),
    sql`insert into counter (scope, year, value) values (${scope}, ${year}, 1)
        on conflict (scope, year) do update set value = counter.value + 1 returning value`,
  );
  return `${scope}-${year}-${String(value).padStart(4, '0')}`;
}
