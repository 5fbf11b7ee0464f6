/**
 * The whole register of 661,925 real names with all rules and duplicates in scope: `node --import tsx tests/bench/scan.ts`.
 * As a ratio to one SQL statement that only counts the names repeated in their county.
 */
import { compileRuleSet } from '#server/detection/compileRuleSet.ts';
import type { Finding } from '#server/detection/contract.ts';
import { loadRuleSet } from '#server/detection/loadRuleSet.ts';
import { scanRegister } from '#server/detection/scanRegister.ts';
import { loadNamingTables } from '#server/gazetteer/loadNamingTables.ts';
import { benchRegister } from './benchRegister.ts';
import { loadRealNames } from './realNames.ts';

const TODAY = '2026-03-02';

const { deps, close } = await benchRegister();
try {
  const { db, engine } = deps;
  const { count } = await loadRealNames(db, loadNamingTables());
  await db.raw('vacuum analyze');
  const began = performance.now();
  await db.raw(`select county_code, norm from place_name where status = 'standard' group by 1, 2 having count(*) > 1`);
  const counted = (performance.now() - began) / 1000;
  const { seconds, processor, hits, byClass } = await timeScan();
  console.log(`engine ${engine}; ${count} names scanned in ${seconds.toFixed(1)} s (goal 15 s on 2 idle cores),`);
  console.log(`  ${Math.round(count / seconds)} names/s, ${processor.toFixed(1)} s of processor in Node;`);
  console.log(`  ${(seconds / counted).toFixed(1)} times counting the repeated names of each county in SQL`);
  console.log(
    `  ${hits} names for an officer; findings of them: ${[...byClass].map((each) => each.join(' ')).join(', ')}`,
  );
} finally {
  await close();
}

async function timeScan() {
  const set = compileRuleSet(loadRuleSet());
  const byClass = new Map<string, number>();
  const note = ({ class: of, level }: Finding) => {
    if (level === 'block' || level === 'review') byClass.set(of ?? 'none', (byClass.get(of ?? 'none') ?? 0) + 1);
  };
  let hits = 0;
  const start = performance.now();
  const before = process.cpuUsage();
  for await (const page of scanRegister(deps.db, set, { today: TODAY })) {
    hits += page.length;
    for (const { findings } of page) findings.forEach(note);
  }
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - start) / 1000, processor: (user + system) / 1e6, hits, byClass };
}
