/**
 * 661,925 names as a file, from reading to the last committed row, against COPY of the same finished rows into the same indexed
 * tables. Needs a PostgreSQL on this machine (BENCH_DATABASE_URL) whose server may write and read files below /tmp.
 */

import { createWriteStream } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { ruleSource } from '#server/detection/ruleSource.ts';
import { importParts } from '#server/exchange/importParts.ts';
import { importFile } from '#server/exchange/runs/importFile.ts';
import { chinaDay } from '#server/naming/deadline.ts';
import { many, run, Sql, sql } from '#server/platform/db/sql.ts';
import { benchRegister } from './benchRegister.ts';
import { realNames } from './realNames.ts';

const TABLES = ['place', 'place_name', 'spelling', 'name_reading', 'name_event'];
const CATEGORIES = { division: '行政区划', committee_site: '行政村' } as const;

const NEW = `p.source like '%.csv（sha256%'`;
const OWN: Readonly<Record<string, string>> = {
  place: `join place p on p.id = t.id and ${NEW}`,
  place_name: `join place p on p.id = t.place_id and ${NEW}`,
  spelling: `join place_name n on n.id = t.name_id join place p on p.id = n.place_id and ${NEW}`,
  name_reading: `join place_name n on n.id = t.name_id join place p on p.id = n.place_id and ${NEW}`,
  name_event: `join place p on p.id = t.place_id and ${NEW}`,
};

const raw = (text: string): Sql => new Sql(text, []);

if (!process.env.BENCH_DATABASE_URL) {
  console.log('needs BENCH_DATABASE_URL: COPY is only on a server');
  process.exit(0);
}
const folder = await mkdtemp(join(tmpdir(), 'diming-names-'));
await chmod(folder, 0o777);
const wanted = process.argv.find((argument) => argument.startsWith('--part='))?.slice('--part='.length);
for (const [part, every] of [
  ['tenth', 10],
  ['whole', 1],
] as const)
  if (wanted === undefined || wanted === part) await measure(part, every);
await rm(folder, { recursive: true });

async function measure(part: string, every: number): Promise<void> {
  const path = join(folder, `${part}.csv`);
  const count = await writeNames(path, every);
  const imported = await timeImport(path);
  const copied = await timeCopy();
  const ratio = imported.seconds / copied;
  console.log(
    `${part}: ${count} names, import ${imported.seconds.toFixed(1)} s (${imported.steps}), COPY ${copied.toFixed(1)} s, ratio ${ratio.toFixed(2)}, memory ${imported.megabytes} MB`,
  );
}

async function writeNames(path: string, every: number): Promise<number> {
  let count = 0;
  const lines = function* () {
    yield '名称,类别,区划代码\n';
    let at = 0;
    for (const { code, name, category } of realNames()) {
      at += 1;
      // A prefecture without counties: the judge places nothing under it; private characters are refused.
      if (at % every !== 0 || code.slice(4, 6) === '00' || /[\p{Co}\p{Cn}]/u.test(name)) continue;
      count += 1;
      yield `${name},${CATEGORIES[category]},${code}\n`;
    }
  };
  await pipeline(Readable.from(lines()), createWriteStream(path));
  return count;
}

async function timeImport(path: string): Promise<{ seconds: number; megabytes: number; steps: string }> {
  const { deps, close } = await benchRegister();
  const today = () => chinaDay(deps.now());
  const parts = importParts({ rules: ruleSource(today), jobs: deps.jobs });
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 100);
  const times: string[] = [];
  let last = performance.now();
  const tell = (step: string) => {
    times.push(`${step} ${((performance.now() - last) / 1000).toFixed(1)}`);
    last = performance.now();
  };
  const begin = performance.now();
  const watched = {
    ...parts,
    judge: async (...args: Parameters<typeof parts.judge>) => {
      tell('stage');
      await parts.judge(...args);
      tell('judge');
    },
  };
  const given = {
    path,
    kind: 'places',
    choices: {},
    divisionCode: '000000',
    dryRun: false,
    rowsPath: undefined,
  } as const;
  const report = await importFile({ ...deps, today, parts: watched }, { ...given, tell: () => undefined });
  tell('commit');
  const seconds = (performance.now() - begin) / 1000;
  clearInterval(watch);
  if (!report.written) throw new Error(JSON.stringify([report.rows, report.findings.slice(0, 5)]));
  console.log(JSON.stringify(report.rows));
  for (const table of TABLES)
    await run(deps.db, raw(`copy (select t.* from ${table} t ${OWN[table]}) to '${folder}/${table}.copy'`));
  await close();
  return { seconds, megabytes: Math.round(most / 2 ** 20), steps: times.join(', ') };
}

async function timeCopy(): Promise<number> {
  const { deps, close } = await benchRegister();
  const begin = performance.now();
  await deps.db.transaction(async (tx) => {
    for (const table of TABLES) {
      const columns = await many(
        tx,
        z.object({ name: z.string() }),
        sql`select column_name as name from information_schema.columns where table_schema = 'public' and table_name = ${table} order by ordinal_position`,
      );
      const names = columns.map(({ name }) => `"${name}"`).join(', ');
      await run(tx, raw(`copy ${table} (${names}) from '${folder}/${table}.copy'`));
    }
  });
  const seconds = (performance.now() - begin) / 1000;
  await close();
  return seconds;
}
