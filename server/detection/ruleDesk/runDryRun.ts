import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import { type Db, json, maybeOne, run, type Sql, sql } from '../../platform/db/sql.ts';
import type { JobContext } from '../../platform/jobs/jobs.ts';
import type { Finding } from '../contract.ts';
import type { ChangeId, DryRun } from '../ruleChangeContract.ts';
import { changeRow } from './changeRow.ts';
import { askRegister, type Judgement, judgeName, type RegisterAnswer } from './judgeName.ts';
import type { PastCheck } from './pastCheck.ts';
import { type DryRunTask, prepareDryRun } from './prepareDryRun.ts';
import { registerNames } from './registerNames.ts';
import type { DryRunDeps } from './ruleDeskDeps.ts';
import { verdictOf } from './verdictOf.ts';

/** A dry run under way: what is tried, and whose it is. */
type Going = DryRunTask & { runId: string; job: string; context: RunContext };
type RunContext = Pick<JobContext, 'id' | 'signal' | 'progress'>;
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

/** The run or its change was deleted, or another try has it: nobody waits for the rest. */
class TakenAway extends Error {}

type RunDeps = Omit<DryRunDeps, 'jobs'>;

/**
 * Judges every name by both sets, batch by batch, and stores counts and changed verdicts. May be repeated: it begins anew, with
 * the change and the rules as they stand then. Does nothing where the job is not the run's any more.
 */
export async function runDryRun(
  deps: RunDeps,
  { runId, changeId }: { runId: string; changeId: ChangeId },
  context: RunContext,
): Promise<void> {
  const { db, log, pastChecks } = deps;
  const row = sql`select division_code as division from rule_dry_run
                   where id = ${runId} and job_id = ${context.id} and state = 'running'`;
  const found = await maybeOne(db, z.object({ division: z.string().nullable() }), row);
  if (!found) return;
  const task = await prepareDryRun(deps, await changeRow(db, changeId), found.division);
  const going: Going = { ...task, runId, job: context.id, context };
  const tally: Tally = { done: 0, changed: 0, kept: 0, counts: new Map() };
  try {
    await beginAnew(db, going);
    await sweep(db, going, tally, { origin: 'case', page: (after) => pastChecks.page(db, task.casePrefix, after) });
    const { registerPrefix } = task;
    if (registerPrefix !== null) {
      await sweep(db, going, tally, { origin: 'register', page: (after) => registerNames(db, registerPrefix, after) });
    }
  } catch (error) {
    if (error instanceof TakenAway) return;
    throw error;
  }
  await run(db, finish(going, tally, deps.now()));
  log.info({ runId, names: tally.done, changed: tally.changed }, 'rules.dry-run');
}

async function beginAnew(db: Db, going: Going): Promise<void> {
  const { runId, change, ruleSet, day, total, compare } = going;
  await db.transaction(async (tx) => {
    await run(tx, sql`delete from rule_dry_run_verdict where run_id = ${runId}`);
    const alive = await run(
      tx,
      sql`update rule_dry_run set done = 0, changed = 0, matrix = '[]', content_version = ${change.contentVersion},
                 rule_set = ${ruleSet}, on_day = ${day}, total = ${total}, compared = ${compare} where ${mine(going)}`,
    );
    if (alive === 0) throw new TakenAway();
  });
}

interface Source {
  origin: Origin;
  page: (after: string | null) => Promise<{ checks: PastCheck[]; next: string | null }>;
}

async function sweep(db: Db, going: Going, tally: Tally, { origin, page }: Source): Promise<void> {
  let after: string | null = null;
  do {
    going.context.signal.throwIfAborted();
    const { checks, next } = await page(after);
    const verdicts: Changed[] = [];
    for (const [at, check] of checks.entries()) {
      if (at % TURN === TURN - 1) await nextTurn();
      verdicts.push(...note(tally, origin, await judgeBoth(db, going, check)));
    }
    tally.done += checks.length;
    await save(db, going, tally, verdicts);
    await going.context.progress(tally.done, going.total);
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

async function save(db: Db, going: Going, tally: Tally, verdicts: readonly Changed[]): Promise<void> {
  const rows = verdicts.map(({ origin, check, old, new: now }, at) => ({
    ...{ origin, seq: tally.kept - verdicts.length + at, subject_id: check.subjectId, label: check.label },
    ...{ name: check.request.name, category: check.request.category, division_code: check.request.division },
    ...{ old_level: old.level, new_level: now.level },
    ...{ before: withoutShapes(old.findings), after: withoutShapes(now.findings) },
  }));
  await db.transaction(async (tx) => {
    if ((await run(tx, report(going, tally))) === 0) throw new TakenAway();
    if (rows.length > 0) await run(tx, insertVerdicts(going.runId, rows));
  });
}

const insertVerdicts = (runId: string, rows: readonly object[]): Sql => sql`
  insert into rule_dry_run_verdict (run_id, seq, origin, subject_id, name, category, division_code, label, old_level,
    new_level, before, after)
  select ${runId}::uuid, seq, origin, subject_id, name, category, division_code, label, old_level, new_level, before, after
    from jsonb_to_recordset(${json(rows)}) as v (seq int, origin text, subject_id uuid, name text, category text,
      division_code text, label text, old_level text, new_level text, before jsonb, after jsonb)`;

const mine = ({ runId, job }: Going): Sql => sql`id = ${runId} and job_id = ${job} and state = 'running'`;

const report = (going: Going, { done, changed, counts }: Tally): Sql => sql`
  update rule_dry_run set done = ${done}, changed = ${changed}, matrix = ${json([...counts.values()])} where ${mine(going)}`;

const finish = (going: Going, { done }: Tally, at: string): Sql => sql`
  update rule_dry_run set state = 'done', done = ${done}, total = ${done}, finished_at = ${at} where ${mine(going)}`;
