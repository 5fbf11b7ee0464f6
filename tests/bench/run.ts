/** `npm run bench`: all benches, or those named: `npm run bench -- detection tiles`. Each in a process of its own; `--rows=13m` goes to it. */
import { spawnSync } from 'node:child_process';
import { availableParallelism, totalmem } from 'node:os';

/** Name of the file, and what it measures. */
const BENCHES: Readonly<Record<string, string>> = {
  detection: 'recall and false flags of the detector on names of known standing, names a second',
  nameCheck: 'live check and search among 661,925 real names, as ratios to select 1; query plans',
  scan: 'the whole register of real names with all rules and duplicates, against counting repeated names in SQL',
  scanPage: 'scan pages a second, as a ratio to bare node:http',
  scanPaint: 'first paint of a scan page on a slow telephone, as a ratio to a page of one line',
  tiles: 'time of a tile, as a ratio to its raw SQL',
  importNames:
    'a file of 661,925 names from reading to the last committed row, as a ratio to COPY of the finished rows',
  topology: 'a topology check of real county outlines, as a ratio to the same overlay in plain SQL on PostGIS',
  readers: 'memory of reading a data file of ten times the rows, as a ratio to once the rows',
  plates: '1,000 plates to one PDF: memory, and time as a ratio to drawing their codes alone',
  auditChain: 'what sealing the audit chain costs a writing transaction',
};

const options = process.argv.slice(2).filter((argument) => argument.startsWith('-'));
const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const unknown = asked.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`No bench ${unknown.join(', ')}. There are:`);
  for (const [name, what] of Object.entries(BENCHES)) console.error(`  ${name.padEnd(12)}${what}`);
  process.exit(2);
}

console.log(
  `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}. Only ratios of one run mean anything.`,
);
console.log(
  process.env.BENCH_DATABASE_URL
    ? 'On the PostgreSQL of BENCH_DATABASE_URL, each bench in a database of its own.'
    : 'On the embedded engine; BENCH_DATABASE_URL chooses a PostgreSQL.',
);
const failed = (asked.length > 0 ? asked : Object.keys(BENCHES)).filter((name) => {
  console.log(`\n== ${name}: ${BENCHES[name]}`);
  const file = new URL(`${name}.ts`, import.meta.url).pathname;
  return spawnSync(process.execPath, ['--import', 'tsx', file, ...options], { stdio: 'inherit' }).status !== 0;
});
if (failed.length > 0) console.error(`\nfailed: ${failed.join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);
