import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { ImportRun, type ImportState } from '#server/exchange/imports/importContract.ts';
import { CampaignDetail } from '#server/naming/campaigns/campaignContract.ts';
import { openDatabase } from '#server/platform/db/openDatabase.ts';
import { run as execute, one, sql } from '#server/platform/db/sql.ts';
import { aCampaign } from '#tests/naming/campaignOffice.ts';
import { signIn } from '#tests/naming/office.ts';
import { type Bundled, bundlePrograms } from '#tests/support/bundlePrograms.ts';
import { onServer } from '#tests/support/serverTemplate.ts';
import { type ServicePlace, servicePlace } from '#tests/support/servicePlace.ts';
import { type Service, startService } from '#tests/support/startService.ts';
import { csvOf } from './importOffice.ts';

const ROWS = 2000;
// Ten times what an answer takes.
const SILENCE_MS = 200;
let place: ServicePlace;
let bundled: Bundled | undefined;
let service: Service;
let cookie: string;

beforeAll(async () => {
  place = await servicePlace();
  bundled = await bundlePrograms({ main: 'server/main.ts' });
  await start();
  cookie = (await signIn(service.url, ['minzheng'])).get('minzheng') ?? '';
}, 600_000);
afterAll(async () => {
  await service.kill();
  await bundled?.remove();
  await place.remove();
});

async function start(): Promise<void> {
  service = await startService({ ...place, program: bundled?.argumentsOf('main') ?? [] });
}

async function call(path: string, init: RequestInit = {}): Promise<ImportRun> {
  const reply = await fetch(`${service.url}/api${path}`, {
    ...init,
    headers: { ...Object(init.headers), Cookie: cookie },
  });
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
  return ImportRun.parse(await reply.json());
}
const act = ({ id, version }: ImportRun, verb: string) =>
  call(`/imports/${id}/${verb}`, { method: 'POST', headers: { 'If-Match': `"${version}"` } });

async function until(id: string, state: ImportState): Promise<ImportRun> {
  for (;;) {
    const run = await call(`/imports/${id}`).catch(() => undefined);
    if (run?.state === state) return run;
    if (run?.state === 'failed') throw new Error(JSON.stringify(run.failure));
    await pause(100);
  }
}

const Look = z.object({ state: z.string(), names: z.number(), places: z.number() });
/** Looks into the database that the killed service left, and lets its lost try count as lost at once. */
async function look(id: string): Promise<z.infer<typeof Look>> {
  const { knex, close } = await openDatabase(place);
  try {
    await execute(knex, sql`update import_run set beat_at = beat_at - interval '1 hour'`);
    await execute(knex, sql`update pgboss.job set expire_in = interval '-1 s' where state = 'active'`);
    return await one(
      knex,
      Look,
      sql`select state, (select count(*)::int from place_name where name like '甲午%') as names,
                 (select count(*)::int from place) as places from import_run where id = ${id}`,
    );
  } finally {
    await close();
  }
}

/** Until the transaction of the commit has begun to write. */
async function writing(id: string): Promise<void> {
  const { databaseUrl } = place;
  // The one backend of the embedded engine answers nobody meanwhile.
  const isWriting = databaseUrl === undefined ? () => isSilent(id) : () => holdsPlaces(databaseUrl);
  while (!(await isWriting())) await pause(10);
}

const isSilent = (id: string): Promise<boolean> =>
  Promise.race([
    call(`/imports/${id}`).then(
      () => false,
      () => true,
    ),
    pause(SILENCE_MS, true),
  ]);

async function holdsPlaces(databaseUrl: string): Promise<boolean> {
  const held = `select 1 from pg_locks where relation = 'place_name'::regclass and mode = 'RowExclusiveLock' and granted`;
  return (await onServer(databaseUrl, held)).length > 0;
}

// Names that differ and that no rule minds.
const digits = '一二三四五六七八九十';
const nameOf = (i: number): string => `甲午${[...String(i).padStart(4, '0')].map((d) => digits[Number(d)]).join('')}庄`;

it('a kill in the middle of a commit leaves the register as it was, and the commit is done after the restart', {
  timeout: 400_000,
}, async () => {
  const rows = Array.from({ length: ROWS }, (_, i) => [nameOf(i), '居民点', '640302']);
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(csvOf([['名称', '类别', '区划代码'], ...rows]))]), '新庄.csv');
  const sent = await call('/imports?kind=places', { method: 'POST', body: form });
  await act(await until(sent.id, 'read'), 'dry-run');
  const judged = await until(sent.id, 'judged');
  expect(judged.counts).toMatchObject({ added: ROWS, refused: 0 });
  await act(judged, 'commit');
  await writing(sent.id);
  await service.kill();

  const { places, ...left } = await look(sent.id);
  expect(left).toEqual({ state: 'committing', names: 0 });
  await start();
  const done = await until(sent.id, 'committed');
  expect(done.counts).toMatchObject({ read: ROWS, added: ROWS });
  await service.kill();
  expect(await look(sent.id)).toEqual({ state: 'committed', names: ROWS, places: places + ROWS });
  await start();
});

it('a scan of a clean-up campaign that was killed is done after the restart', { timeout: 400_000 }, async () => {
  const post = async (path: string, body: object): Promise<unknown> => {
    const headers = { Cookie: cookie, 'Content-Type': 'application/json' };
    const reply = await fetch(`${service.url}/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
    return reply.json();
  };
  const { id } = CampaignDetail.parse(await post('/campaigns', aCampaign()));
  const before = CampaignDetail.parse(await post(`/campaigns/${id}/scan`, {})).scan;
  await service.kill();
  expect(await scanLeft()).toBe('running');
  await start();
  let scan = before;
  while (scan?.state !== 'done') {
    if (scan?.state === 'failed') throw new Error(String(scan.error));
    await pause(100);
    const reply = await fetch(`${service.url}/api/campaigns/${id}`, { headers: { Cookie: cookie } }).catch(() => null);
    scan = reply?.ok ? CampaignDetail.parse(await reply.json()).scan : scan;
  }
  expect(scan).toMatchObject({ id: before?.id, seen: before?.total });
  expect(scan.total).toBeGreaterThan(ROWS);
});

async function scanLeft(): Promise<string> {
  const { knex, close } = await openDatabase(place);
  try {
    await execute(knex, sql`update pgboss.job set expire_in = interval '-1 s' where state = 'active'`);
    return (await one(knex, z.object({ state: z.string() }), sql`select state from campaign_scan`)).state;
  } finally {
    await close();
  }
}
