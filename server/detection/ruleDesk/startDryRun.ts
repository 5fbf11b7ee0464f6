import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { withinDivision } from '../../accounts/withinDivision.ts';
import { record } from '../../audit/record.ts';
import { type Db, one, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { type CompiledRuleSet, compileRuleSet } from '../compileRuleSet.ts';
import type { ChangeId, RowKind, RuleChange } from '../ruleChangeContract.ts';
import { requireAct } from './changeActs.ts';
import { storedItems } from './changeItems.ts';
import { type ChangeRow, changeRow } from './changeRow.ts';
import { latestDryRun } from './dryRunOf.ts';
import { proposedRows } from './proposedRows.ts';
import { countRegisterNames } from './registerNames.ts';
import { ruleChangeDetail } from './ruleChangeDetail.ts';
import type { DryRunDeps } from './ruleDeskDeps.ts';
import { currentRuleSet, ruleRowsAt, type StoredRow, toRuleSet } from './ruleSetAt.ts';
import { type DryRunTask, runDryRun } from './runDryRun.ts';
import type { SettledItem } from './settleItems.ts';
import { canonical } from './verdictOf.ts';

/**
 * Starts trying a change on past cases and, where a division is named, on its register. The reply comes at once; the
 * work goes on in this process and reports into its row, which the change shows.
 * @throws Problem conflict while another run of the change is under way
 */
export async function startDryRun(
  deps: DryRunDeps,
  actor: Actor,
  { id, division }: { id: ChangeId; division?: string | undefined },
): Promise<RuleChange> {
  const change = await changeRow(deps.db, id);
  requireAct('dryRun', change, actor, deps.today());
  requireWithin(actor, division);
  const task = await prepare(deps, change, division);
  await deps.db.transaction(async (tx) => {
    await requireNoOther(tx, change);
    task.runId = await insertRun(tx, actor, task, deps.now());
    const after = { ruleSet: task.ruleSet, division: division ?? null, names: task.total };
    const subject = { subjectKind: 'rule-change', subjectId: id };
    await record(tx, { actor, action: 'rules.dry-run', ...subject, after, at: deps.now() });
  });
  void runDryRun(deps, task);
  return ruleChangeDetail(deps.db, actor, id, deps.today());
}

function requireWithin(actor: Actor, division: string | undefined): void {
  if (division === undefined || withinDivision(actor, division)) return;
  throw new Problem('outside-jurisdiction', 'Outside the divisions of your organisation', {
    detailZh: '不在本单位管辖的行政区内。',
  });
}

async function prepare(
  { db, pastChecks, today }: DryRunDeps,
  change: ChangeRow,
  division: string | undefined,
): Promise<DryRunTask> {
  const set = await currentRuleSet(db);
  const day = change.effectiveOn;
  const rows = (await ruleRowsAt(db, set.version, day)) ?? [];
  const items = await storedItems(db, change.id);
  const casePrefix = divisionPrefix(change.divisionCode);
  const registerPrefix = division === undefined ? null : divisionPrefix(division);
  const cases = await pastChecks.count(db, casePrefix);
  const names = registerPrefix === null ? 0 : await countRegisterNames(db, registerPrefix);
  const before = compileRuleSet(toRuleSet(set.version, rows), day);
  const after = compileRuleSet(toRuleSet('proposed', proposedRows(rows, items)), day);
  return {
    runId: '',
    change,
    ...{ ruleSet: set.version, day, today: today(), division: division ?? null, casePrefix, registerPrefix },
    ...{ before, after },
    compare: items.some((item) => needsRegister(item, rows)),
    oneQuestion: items.every(({ kind }) => kind === 'rule') && sameRules(before, after),
    total: cases + names,
  };
}

// Readings and generic terms decide what sounds alike or has the same specific part; these rules speak only of other names.
const COMPARING_KINDS: ReadonlySet<RowKind> = new Set(['generic', 'reading', 'polyphone', 'feature_type']);
const COMPARING_WORDS: ReadonlySet<string> = new Set(['merged_sounds', 'direction', 'size_word', 'similar_shape']);
const COMPARING_RULE = /^(?:NR-(?:03b|0[789]|10)|NP-|CHONG-|GF-8)/;
const Asking = z.object({ id: z.string().optional(), match: z.string().optional() });

/** Whether an item can turn a verdict only by what the register answers, so that every name must be compared with it. */
function needsRegister({ kind, body, rowId }: SettledItem, rows: readonly StoredRow[]): boolean {
  if (COMPARING_KINDS.has(kind)) return true;
  const before = rows.find((row) => row.kind === kind && row.id === rowId)?.body ?? {};
  const versions = [body ?? {}, before].map((version) => Asking.parse(version));
  // Whether a name stands, and since when, the register says.
  if (kind === 'exception') return versions.some(({ match }) => match === 'standing');
  if (kind === 'lexicon') return versions.some(({ match = '' }) => COMPARING_WORDS.has(match));
  return kind === 'rule' && versions.some(({ id = '' }) => COMPARING_RULE.test(id));
}

const asked = ({ rules }: CompiledRuleSet): string =>
  canonical(
    [...rules]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, rows]) => [id, rows.map((row) => [row.jurisdiction, row.parameters])]),
  );

/** Whether the same rules are on in the same places, with the same figures: then both sets ask the register the same. */
const sameRules = (a: CompiledRuleSet, b: CompiledRuleSet): boolean => asked(a) === asked(b);

async function requireNoOther(tx: Db, change: ChangeRow): Promise<void> {
  await run(tx, sql`select id from rule_change where id = ${change.id} for update`);
  const latest = await latestDryRun(tx, change);
  if (latest?.state !== 'running') return;
  throw new Problem('conflict', 'A dry run of this change is under way', {
    detailZh: '这项变更正在试运行，请等待完成。',
    code: 'running',
  });
}

async function insertRun(tx: Db, actor: Actor, task: DryRunTask, at: string): Promise<string> {
  const { change, ruleSet, day, division, total, compare } = task;
  const row = await one(
    tx,
    z.object({ id: z.string() }),
    sql`insert into rule_dry_run (change_id, content_version, rule_set, on_day, division_code, state, total, compared,
          started_by, started_at)
        values (${change.id}, ${change.contentVersion}, ${ruleSet}, ${day}, ${division}, 'running', ${total}, ${compare},
          ${actor.displayName}, ${at}) returning id`,
  );
  return row.id;
}
