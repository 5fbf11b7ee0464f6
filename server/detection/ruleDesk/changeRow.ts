import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { withinDivision } from '../../accounts/withinDivision.ts';
import { type Db, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { ChangeId, RuleChange } from '../ruleChangeContract.ts';

/** A change as stored, without its items. */
export const ChangeRow = RuleChange.omit({ items: true, dryRun: true, acts: true, inForce: true }).extend({
  contentVersion: z.number(),
  divisionCode: z.string(),
  editors: z.string().array(),
});
export type ChangeRow = z.infer<typeof ChangeRow>;

export const CHANGE_COLUMNS = sql`
  c.id, c.version, c.content_version as "contentVersion", c.number, c.title, c.document_no as "documentNo",
  c.effective_on as "effectiveOn", c.reason, c.state, c.division_code as "divisionCode",
  c.organisation_name as organisation, c.drafter, c.editors, c.updated_at as "updatedAt", c.decider,
  c.decided_at as "decidedAt", c.approval_no as "approvalNo", c.remark, c.rule_set as "ruleSet"`;

const notFound = (id: string): Problem =>
  new Problem('not-found', `No rule change ${id}`, { detailZh: '没有这项规则变更。' });

/** @throws Problem not-found */
export async function changeRow(db: Db, id: ChangeId): Promise<ChangeRow> {
  const row = await maybeOne(db, ChangeRow, sql`select ${CHANGE_COLUMNS} from rule_change c where c.id = ${id}`);
  if (!row) throw notFound(id);
  return row;
}

/** Reads and locks a change for the rest of the transaction. @throws Problem not-found, stale-version */
export async function lockChange(tx: Db, id: ChangeId, version: number): Promise<ChangeRow> {
  const query = sql`select ${CHANGE_COLUMNS} from rule_change c where c.id = ${id} for update`;
  const row = await maybeOne(tx, ChangeRow, query);
  if (!row) throw notFound(id);
  if (row.version === version) return row;
  throw new Problem('stale-version', `The change is at version ${row.version}, you read version ${version}`, {
    detailZh: `变更已被他人更新（当前版本 ${row.version}，您打开的是版本 ${version}），请刷新后再办理。`,
    current: row.version,
  });
}

const Params = z.object({ id: ChangeId });

/** Jurisdiction rule `rule-change`: drafts of other divisions do not exist. @throws Problem outside-jurisdiction */
export async function requireVisibleChange(db: Db, actor: Actor, { params }: { params: unknown }): Promise<void> {
  const { id } = Params.parse(params);
  const Owner = z.object({ division: z.string() });
  const found = await maybeOne(db, Owner, sql`select division_code as division from rule_change where id = ${id}`);
  if (found && withinDivision(actor, found.division)) return;
  throw new Problem('outside-jurisdiction', `No rule change ${id}`, { detailZh: '没有这项规则变更。' });
}

/** Changes (alias `c`) drafted in the actor's divisions. */
export const changesOf = (actor: Pick<Actor, 'divisionCode'>): Sql =>
  sql`starts_with(c.division_code, ${divisionPrefix(actor.divisionCode)})`;
