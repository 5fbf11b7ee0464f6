/**
 * Checking and searching among 661,925 real names, as ratios to `select 1` on the same pool, and the plans of the queries:
 * `node --import tsx tests/bench/nameCheck.ts`. Writes `explain.md` beside this file.
 */
import { writeFile } from 'node:fs/promises';
import { loadNamingTables } from '#server/gazetteer/loadNamingTables.ts';
import type { Deps } from '#server/platform/deps.ts';
import { benchRegister } from './benchRegister.ts';
import { loadCases } from './manyCases.ts';
import { explainedQueries, type Measured, timedQueries } from './nameQueries.ts';
import { type Plan, planPage, plansOf } from './queryPlans.ts';
import { loadBuiltUpAreas, loadRealNames } from './realNames.ts';

const ROUNDS = 200;
const WARM_UP = 20;

async function load({ db, engine }: Deps): Promise<Measured> {
  const tables = loadNamingTables();
  const began = performance.now();
  const { count, sample } = await loadRealNames(db, tables);
  const seconds = (performance.now() - began) / 1000;
  console.log(`engine ${engine}; ${count} names in ${seconds.toFixed(0)} s, ${Math.round(count / seconds)} names/s`);
  await loadBuiltUpAreas(db, sample);
  const { officer, cases } = await loadCases(db);
  await db.raw('vacuum analyze');
  return { db, tables, count, sample, officer, cases };
}

interface Times {
  p50: number;
  p95: number;
}
async function timed(work: (round: number) => Promise<unknown>): Promise<Times> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
    const start = performance.now();
    await work(round);
    if (round >= WARM_UP) times.push(performance.now() - start);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(ROUNDS * share)] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95) };
}

async function time(register: Measured): Promise<void> {
  const one = await timed(() => register.db.raw('select 1'));
  const say = (what: string, { p50, p95 }: Times) =>
    console.log(
      `${what}: p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms; ${(p50 / one.p50).toFixed(1)} and ${(p95 / one.p95).toFixed(1)} times select 1`,
    );
  say('select 1', one);
  for (const [what, work] of Object.entries(timedQueries(register))) say(what, await timed(work));
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
  await time(register);
  await explain(register, deps.engine);
} finally {
  await close();
}
