/**
 * Checking and searching among 661,925 real names, as ratios to `select 1` on the same pool, and the plans of the queries:
 * `node --import tsx tests/bench/nameCheck.ts`. Writes `explain.md` beside this file. With `--rows=13m` made-up names are added
 * until there are so many (20 GB of disk); then only the look-ups and checks are timed and nothing is written.
 */
import { writeFile } from 'node:fs/promises';
import { loadNamingTables } from '#server/gazetteer/loadNamingTables.ts';
import type { Deps } from '#server/platform/deps.ts';
import { benchRegister } from './benchRegister.ts';
import { loadCampaign } from './manyCampaigns.ts';
import { loadCases } from './manyCases.ts';
import { explainedQueries, type Measured, timedQueries } from './nameQueries.ts';
import { type Plan, planPage, plansOf } from './queryPlans.ts';
import { loadBuiltUpAreas, loadRealNames } from './realNames.ts';
import { addSyntheticNames } from './syntheticNames.ts';

const ROUNDS = 400;
// The first calls plan their statements, and while V8 compiles beside them one call in twenty waits for it, `select 1` too: a
// service has them behind it. Searches take ten times as long, and their threads are done sooner.
const WARM_UP = { checks: 800, searches: 100 };

/** `--rows=13m`, `--rows=2000000`: how many names there are to be; the real ones where it is not given. */
function rowsAsked(): number {
  const [, number, unit] = /--rows[ =](\d+)(m?)/.exec(process.argv.slice(2).join(' ')) ?? [];
  return Number(number ?? 0) * (unit === 'm' ? 1_000_000 : 1);
}

async function load({ db, engine }: Deps): Promise<Measured> {
  const tables = loadNamingTables();
  const began = performance.now();
  const { count, sample } = await loadRealNames(db, tables);
  const seconds = (performance.now() - began) / 1000;
  console.log(`engine ${engine}; ${count} names in ${seconds.toFixed(0)} s, ${Math.round(count / seconds)} names/s`);
  console.log('  goal on a PostgreSQL server with 2 idle cores: 20,000 names/s');
  await loadBuiltUpAreas(db, sample);
  const times = Math.round(rowsAsked() / count);
  if (times > 1) await addSyntheticNames(db, times);
  const { officer, cases } = await loadCases(db);
  await loadCampaign(db);
  await db.raw('vacuum analyze');
  return { db, tables, count: count * Math.max(1, times), sample, officer, cases };
}

interface Times {
  p50: number;
  p95: number;
}
type Work = (round: number) => Promise<unknown>;

/**
 * Each work once a round, so that what else the machine does meets all of them alike; in another order each round, so that
 * none always pays for what its neighbour left to be cleared away.
 */
async function timed(works: Readonly<Record<string, Work>>, warmUp: number): Promise<Map<string, Times>> {
  const times = new Map<string, number[]>(Object.keys(works).map((what) => [what, []]));
  for (let round = 0; round < ROUNDS + warmUp; round += 1) {
    for (const [what, work] of inAnyOrder(Object.entries(works))) {
      const start = performance.now();
      await work(round);
      if (round >= warmUp) times.get(what)?.push(performance.now() - start);
    }
  }
  return new Map([...times].map(([what, all]) => [what, timesOf(all)]));
}

const inAnyOrder = <T>(all: readonly T[]): T[] =>
  all
    .map((one) => ({ one, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one);

function timesOf(all: readonly number[]): Times {
  const sorted = all.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(all.length * share)] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95) };
}

// One connection serves them all: they follow each other.
const BARE = 'select 1';

const isCheck = (what: string): boolean => /check|look-up|rules alone/.test(what);

/** Checks apart from searches, which take ten times as long and leave as much behind. */
async function time(register: Measured, onlyChecks: boolean): Promise<void> {
  const all = Object.entries(timedQueries(register));
  await timePart(
    register,
    all.filter(([what]) => isCheck(what)),
    WARM_UP.checks,
  );
  if (onlyChecks) return;
  await timePart(
    register,
    all.filter(([what]) => !isCheck(what)),
    WARM_UP.searches,
  );
}

async function timePart({ db }: Measured, works: readonly [string, Work][], warmUp: number): Promise<void> {
  const times = await timed({ [BARE]: () => db.raw(BARE), ...Object.fromEntries(works) }, warmUp);
  const one = times.get(BARE) ?? { p50: Number.NaN, p95: Number.NaN };
  for (const [what, { p50, p95 }] of times) {
    const ratios = `${(p50 / one.p50).toFixed(1)} and ${(p95 / one.p95).toFixed(1)} times those of select 1`;
    const goal = what.startsWith('live check') ? ' (goal 5)' : '';
    const median = `p95 is ${(p95 / one.p50).toFixed(1)} times its p50`;
    console.log(`${what}: p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms; ${ratios}${goal}; ${median}`);
  }
}

async function explain(register: Measured, engine: string): Promise<void> {
  const plans: Plan[] = [];
  for (const [title, work] of Object.entries(await explainedQueries(register))) {
    plans.push(...(await plansOf(register.db, title, work)));
  }
  const heading = `Plans of the queries on ${register.count} names and ${register.cases} cases, ${engine} engine`;
  await writeFile(new URL('explain.md', import.meta.url), planPage(heading, plans));
  for (const { title, plan, scanned } of plans) {
    const ms = /Execution Time: ([\d.]+)/.exec(plan)?.[1] ?? '?';
    console.log(`${title}: ${ms} ms${scanned.length > 0 ? `, reads row by row: ${scanned.join(', ')}` : ''}`);
  }
}

const { deps, close } = await benchRegister();
try {
  const register = await load(deps);
  const onlyChecks = rowsAsked() > 0;
  await time(register, onlyChecks);
  if (!onlyChecks) await explain(register, deps.engine);
} finally {
  await close();
}
