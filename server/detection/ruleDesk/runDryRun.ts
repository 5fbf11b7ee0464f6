import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Db } from '../../platform/db/sql.ts';
import { json, run, type Sql, sql } from '../../platform/db/sql.ts';
import type { CompiledRuleSet } from '../compileRuleSet.ts';
import type { Finding } from '../contract.ts';
import type { DryRun } from '../ruleChangeContract.ts';
import type { ChangeRow } from './changeRow.ts';
import { askRegister, type Judgement, judgeName, type RegisterAnswer } from './judgeName.ts';
import type { PastCheck } from './pastCheck.ts';
import { registerNames } from './registerNames.ts';
import type { DryRunDeps } from './ruleDeskDeps.ts';
import { verdictOf } from './verdictOf.ts';

/** One dry run: both sets compiled for the effective day, and where the names come from. */
export interface DryRunTask {
  runId: string;
  change: ChangeRow;
  ruleSet: string;
  day: string;
  today: string;
  division: string | null;
  casePrefix: string;
  registerPrefix: string | null;
  before: CompiledRuleSet;
  after: CompiledRuleSet;
  /** Ask the register about every name, not only about those judged otherwise by their wording. */
  compare: boolean;
  /** Both sets would ask the register the same. */
  oneQuestion: boolean;
  total: number;
}
type Origin = 'case' | 'register';

interface Tally {
  done: number;
  changed: number;
  kept: number;
  counts: Map<string, DryRun['matrix'][number]>;
}

// A reviewer reads hundreds, not a hundred thousand; the counts are of all.
const MOST_KEPT = 5000;
// Names between two turns of the event loop: a few milliseconds of work, so that other requests do not wait.
const TURN = 5;

/** Judges every name by both sets, batch by batch, and stores counts and changed verdicts. Never throws: a failure is its state. */
export async function runDryRun(deps: DryRunDeps, task: DryRunTask): Promise<void> {
  const { db, log, pastChecks } = deps;
  const tally: Tally = { done: 0, changed: 0, kept: 0, counts: new Map() };
  try {
    await sweep(db, task, tally, { origin: 'case', page: (after) => pastChecks.page(db, task.casePrefix, after) });
    const { registerPrefix } = task;
    if (registerPrefix !== null) {
      await sweep(db, task, tally, { origin: 'register', page: (after) => registerNames(db, registerPrefix, after) });
    }
    await run(db, finish(task.runId, tally, deps.now()));
    log.info({ runId: task.runId, names: tally.done, changed: tally.changed }, 'rules.dry-run');
  } catch (error) {
    log.error({ err: error, runId: task.runId }, 'rules.dry-run-failed');
    await run(db, fail(task.runId, deps.now())).catch(() => undefined);
  }
}

interface Source {
  origin: Origin;
  page: (after: string | null) => Promise<{ checks: PastCheck[]; next: string | null }>;
}

async function sweep(db: Db, task: DryRunTask, tally: Tally, { origin, page }: Source): Promise<void> {
  let after: string | null = null;
  do {
    const { checks, next } = await page(after);
    const verdicts: Changed[] = [];
    for (const [at, check] of checks.entries()) {
      if (at % TURN === TURN - 1) await nextTurn();
      verdicts.push(...note(tally, origin, await judgeBoth(db, task, check)));
    }
    tally.done += checks.length;
    await save(db, task.runId, tally, verdicts);
    after = next;
  } while (after !== null);
}

interface Both {
  check: PastCheck;
  old: Judgement;
  new: Judgement;
}
type Changed = Both & { origin: Origin };

async function judgeBoth(db: Db, task: DryRunTask, check: PastCheck): Promise<Both> {
  const { before, after } = task;
  const by = (answer: RegisterAnswer): Both => ({
    check,
    old: judgeName(before, check.request, answer),
    new: judgeName(after, check.request, answer),
  });
  if (check.answer) return by(check.answer);
  const { division } = check.request;
  const byWording = task.compare ? undefined : by({ division, inScope: [], localNames: [] });
  if (byWording && verdictOf(byWording.old) === verdictOf(byWording.new)) return byWording;
  const answer = await askRegister(db, before, check.request, task.today);
  if (task.oneQuestion) return by(answer);
  // A rule, word or reading that only one of the sets has may want facts that the other does not ask for.
  return by({ ...answer, ...(await askRegister(db, after, check.request, task.today)) });
}

function note(tally: Tally, origin: Origin, both: Both): Changed[] {
  const [from, to] = [both.old.level, both.new.level];
  const key = `${origin} ${from} ${to}`;
  const cell = tally.counts.get(key) ?? { origin, from, to, count: 0 };
  tally.counts.set(key, { ...cell, count: cell.count + 1 });
  if (verdictOf(both.old) === verdictOf(both.new)) return [];
  tally.changed += 1;
  if (tally.kept >= MOST_KEPT) return [];
  tally.kept += 1;
  return [{ ...both, origin }];
}

/** The shape of a clashing place is on the map already, and may be megabytes. */
const withoutShapes = (findings: readonly Finding[]): Finding[] =>
  findings.map((finding) => (finding.clash ? { ...finding, clash: { ...finding.clash, geometry: null } } : finding));

async function save(db: Db, runId: string, tally: Tally, verdicts: readonly Changed[]): Promise<void> {
  const rows = verdicts.map(({ origin, check, old, new: now }, at) => ({
    ...{ origin, seq: tally.kept - verdicts.length + at, subject_id: check.subjectId, label: check.label },
    ...{ name: check.request.name, category: check.request.category, division_code: check.request.division },
    ...{ old_level: old.level, new_level: now.level },
    ...{ before: withoutShapes(old.findings), after: withoutShapes(now.findings) },
  }));
  if (rows.length > 0) await run(db, insertVerdicts(runId, rows));
  const alive = await run(db, report(runId, tally));
  if (alive === 0) throw new Error('The change was deleted while it was tried');
}

const insertVerdicts = (runId: string, rows: readonly object[]): Sql => sql`
  insert into rule_dry_run_verdict (run_id, seq, origin, subject_id, name, category, division_code, label, old_level,
    new_level, before, after)
  select ${runId}::uuid, seq, origin, subject_id, name, category, division_code, label, old_level, new_level, before, after
    from jsonb_to_recordset(${json(rows)}) as v (seq int, origin text, subject_id uuid, name text, category text,
      division_code text, label text, old_level text, new_level text, before jsonb, after jsonb)`;

const report = (runId: string, { done, changed, counts }: Tally): Sql => sql`
  update rule_dry_run set done = ${done}, changed = ${changed}, matrix = ${json([...counts.values()])}, heartbeat_at = now()
   where id = ${runId}`;

const finish = (runId: string, { done }: Tally, at: string): Sql => sql`
  update rule_dry_run set state = 'done', done = ${done}, total = ${done}, finished_at = ${at} where id = ${runId}`;

const fail = (runId: string, at: string): Sql => sql`
  update rule_dry_run set state = 'failed', error = 'internal', finished_at = ${at} where id = ${runId}`;
