import { randomUUID } from 'node:crypto';
import { ruleSource } from '#server/detection/ruleSource.ts';
import { type CensusListItem, CensusRecord } from '#server/exchange/census/censusContract.ts';
import { censusTaking } from '#server/exchange/census/takeCensus.ts';
import type { TakenRun } from '#server/exchange/imports/importSteps.ts';
import { exchangeThresholds } from '#server/exchange/thresholds/exchangeThresholds.ts';
import { json, run, sql } from '#server/platform/db/sql.ts';
import type { TestAgent, TestApp } from '#tests/support/testApp.ts';

/** A row of a census table, made up for the tests: no filled table is openly available. */
export interface MadeRow {
  name: string;
  fields?: Record<string, unknown>;
  lonLat?: readonly [number, number];
  wkt?: string;
}
export const TODAY = '2026-03-02';
const NOW = `${TODAY}T02:00:00.000Z`;
const ACCOUNT = sql`(select id from account where username = 'minzheng')`;

/** An import run of census rows as the steps before leave it: read, mapped, judged by nobody yet. */
export async function aStagedRun(app: TestApp, rows: readonly MadeRow[], division = '640302'): Promise<TakenRun> {
  const id = randomUUID();
  const sha256 = id.replaceAll('-', '').padEnd(64, '0');
  await run(
    app.db,
    sql`insert into stored_file (sha256, media_type, size_bytes, stored_at) values (${sha256}, 'text/csv', 1, ${NOW})`,
  );
  await run(
    app.db,
    sql`insert into import_run (id, kind, state, account_id, division_code, file_name, sha256, size_bytes, created_at, updated_at)
        values (${id}, 'census', 'committing', ${ACCOUNT}, ${division}, '合成普查数据.csv', ${sha256}, 1, ${NOW}, ${NOW})`,
  );
  const staged = rows.map(({ name, fields = {}, lonLat, wkt }, i) => ({
    ...{ number: i + 2, name, fields: { standard_name: name, ...fields } },
    wkt: wkt ?? (lonLat ? `POINT(${lonLat[0]} ${lonLat[1]})` : null),
  }));
  await run(
    app.db,
    sql`insert into import_row (run_id, number, given, fields, code, name, geom)
        select ${id}, number, '{}', fields, fields ->> 'place_code', name, st_geomfromtext(wkt, 4490)
          from jsonb_to_recordset(${json(staged)}) as r (number int, name text, fields jsonb, wkt text)`,
  );
  const { rows: accounts } = await app.db.raw(`select id, display_name from account where username = 'minzheng'`);
  return {
    ...{ id, kind: 'census', divisionCode: division, today: TODAY, now: NOW, choices: {}, sha256 },
    crs: { value: 'EPSG:4490', certain: true },
    thresholds: await exchangeThresholds(app.db, { divisionCode: division, today: TODAY }),
    actor: { id: accounts[0].id, username: 'minzheng', displayName: accounts[0].display_name },
    fileName: '合成普查数据.csv',
    progress: async () => {},
  };
}

export const takingOf = (app: TestApp) => censusTaking({ rules: ruleSource(() => TODAY), jobs: app.deps.jobs });

/** Takes rows in and runs their checks. */
export async function delivered(app: TestApp, rows: readonly MadeRow[], division?: string) {
  const staged = await aStagedRun(app, rows, division);
  const counts = await app.db.transaction((tx) => takingOf(app).take(tx, staged));
  await app.deps.jobs.runDue();
  return { staged, counts };
}

export async function listed(agent: TestAgent, query: Record<string, string> = {}): Promise<CensusListItem[]> {
  return (await agent.get('/api/census-records').query(query).expect(200)).body.items;
}

/** The record of a name as its page shows it. */
export async function opened(agent: TestAgent, name: string): Promise<CensusRecord> {
  const found = (await listed(agent, { q: name, limit: '200' })).find((item) => item.name === name);
  if (!found) throw new Error(`No census record ${name}`);
  return CensusRecord.parse((await agent.get(`/api/census-records/${found.id}`).expect(200)).body);
}

export const acted = (agent: TestAgent, { id, version }: CensusRecord, path: string, body: object) =>
  agent.post(`/api/census-records/${id}/${path}`).set('If-Match', `"${version}"`).send(body);

export const DOCUMENT = {
  kind: 'document',
  documentNo: '吴政发〔1984〕12号',
  organ: '吴忠市人民政府',
  day: '1984-06-01',
};
