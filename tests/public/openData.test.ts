import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { compactVerify, createLocalJWKSet } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '#server/audit/record.ts';
import { openSource } from '#server/exchange/readers/openSource.ts';
import type { SourceRecord } from '#server/exchange/readers/source.ts';
import { run, sql } from '#server/platform/db/sql.ts';
import { CardKeySet, SignedCard } from '#server/public/open/cards/cardContract.ts';
import { rotateCardKey } from '#server/public/open/cards/cardKeys.ts';
import { verifyCard } from '#server/public/open/cards/verifyCard.ts';
import { ogcRegister } from './ogcRegister.ts';
import { type PublicServer, publicServer } from './publicServer.ts';

let server: PublicServer;
let made: Awaited<ReturnType<typeof ogcRegister>>;
beforeAll(async () => {
  const DIMING_DATA = `${process.env.TMPDIR ?? '/tmp'}/diming-open-${process.pid}-${Date.now()}`;
  const DIMING_CARD_KEY = Buffer.alloc(32, 3).toString('base64url');
  server = await publicServer({
    environment: { DIMING_PUBLIC_URL: 'https://dm.example.cn', DIMING_CARD_KEY, DIMING_DATA },
  });
  made = await ogcRegister(server.db);
});
afterAll(() => server.close());
const ask = (path: string, init?: RequestInit) => fetch(server.url + path, init);
const json = async (path: string) => {
  const reply = await ask(path);
  expect(reply.status, path).toBe(200);
  return Object(await reply.json());
};
const keys = async () => CardKeySet.parse(await json('/.well-known/jwks.json'));
const card = (query = '', form = 'json') =>
  ask(`/open/names/${made.park}.${form}${query}`).then((reply) => reply.text());

// Without the second header `fetch` asks past every cache.
const KNOWN = (sha256: string) => ({ 'If-None-Match': `"${sha256}"`, 'Cache-Control': 'max-age=0' });

describe('changes', () => {
  beforeAll(async () => {
    // Sixty in one transaction, all of one moment but for a microsecond.
    await run(
      server.db,
      sql`insert into name_event (place_id, name_id, kind, on_day, authority, document_no, recorded_at)
          select n.place_id, n.id, 'corrected', '2026-03-05', '吴忠市民政局', '吴民函〔2026〕' || g || '号',
                 '2026-03-05T02:00:00.000100Z'::timestamptz + g * interval '1 microsecond'
            from place_name n, generate_series(1, 60) g where n.place_id = ${made.park} and n.status = 'standard'`,
    );
  });

  it('are told once each, page by page, the newest first', async () => {
    const seen: string[] = [];
    let next: string | undefined = 'https://dm.example.cn/changes.json';
    while (next) {
      const page = await json(next.replace('https://dm.example.cn', ''));
      expect(page.version).toBe('https://jsonfeed.org/version/1.1');
      seen.push(...page.items.map(({ id }: { id: string }) => id));
      next = page.next_url;
    }
    // One naming of each of 25 streets and the park, and the sixty corrections; nothing of what is not public.
    expect(seen).toHaveLength(86);
    expect(new Set(seen).size).toBe(86);
    const first = await json('/changes.json');
    expect(first.items[0]).toMatchObject({
      title: '更正：𠮷迎宾公园',
      _diming: {
        subject: 'name',
        kind: 'corrected',
        on: '2026-03-05',
        document_no: '吴民函〔2026〕60号',
        place_id: made.park,
      },
    });
    expect(JSON.stringify(seen)).not.toContain(made.hidden);
  });

  it('come as Atom too, with a link to older ones, and are a collection', async () => {
    const text = await (await ask('/changes.atom')).text();
    expect(text).toContain('<title>地名和区划变更（演示数据，不是政府信息）</title>');
    const next = /rel="next" href="https:\/\/dm\.example\.cn([^"]+)"/.exec(text)?.[1] ?? '';
    expect((await (await ask(next)).text()).match(/<entry>/g)).toHaveLength(36);
    const { numberMatched, features } = await json('/ogc/collections/changes/items?kind=corrected&limit=1');
    expect([numberMatched, features[0].geometry.type]).toEqual([60, 'Polygon']);
  });

  it('refuse a mark that they did not give', async () => {
    for (const before of [
      'x',
      '%00',
      Buffer.from('["2026-13-01 00:00:00","n-00000000-0000-0000-0000-000000000000"]').toString('base64url'),
    ])
      expect((await ask(`/changes.json?before=${before}`)).status).toBe(400);
    expect((await ask('/changes.json?surprise=1')).status).toBe(400);
    expect((await ask('/changes.xml')).status).toBe(404);
  });
});

describe('a signed name card', () => {
  it('tells what is public and is genuine by the published key, in both forms', async () => {
    const text = await card();
    const { card: told, signature } = SignedCard.parse(JSON.parse(text));
    expect(told).toMatchObject({
      ...{ name: '𠮷迎宾公园', status: 'in-force', replaced_by: null, category: 'park', division_code: '640302' },
      ...{ point: [106.205, 37.985], issuer: 'https://dm.example.cn', demonstration: true },
    });
    expect(told.names.map(({ name }) => name)).toEqual(['𠮷迎宾公园', '人民公园']);
    expect(told.events[0]).toMatchObject({ kind: 'named', document_no: '吴政发〔2026〕12号' });
    expect(await verifyCard(text, await keys())).toMatchObject({ state: 'genuine', kid: 'card-1' });
    const compact = await card('', 'jws');
    const { payload } = await compactVerify(compact, createLocalJWKSet(await keys()));
    expect(JSON.parse(new TextDecoder().decode(payload))).toEqual(told);
    expect(compact.split('.')[2]).toBe(signature.split('.')[2]);
  });

  it('says of an earlier day that the name was given up since', async () => {
    const { card: told } = SignedCard.parse(JSON.parse(await card('?on=2020-01-01')));
    expect(told).toMatchObject({
      name: '人民公园',
      status: 'renamed',
      replaced_by: '𠮷迎宾公园',
      valid_on: '2020-01-01',
    });
    expect((await ask(`/open/names/${made.park}.json?on=1980-01-01`)).status).toBe(404);
    for (const on of ['soon', '9999-12-31', '0000-01-01'])
      expect((await ask(`/open/names/${made.park}.json?on=${on}`)).status).toBe(400);
  });

  it('proves nothing once a letter is another, or under another key', async () => {
    const text = await card();
    const set = await keys();
    expect(await verifyCard(text.replace('in-force', 'revoked'), set)).toMatchObject({ state: 'forged' });
    expect(await verifyCard(text.replace('card":{', 'card":{"extra":1,'), set)).toMatchObject({ state: 'forged' });
    const alien = { keys: set.keys.map((key) => ({ ...key, x: Buffer.alloc(32, 9).toString('base64url') })) };
    expect((await verifyCard(text, alien)).state).toBe('forged');
    expect((await verifyCard(text, { keys: [] })).state).toBe('unknown-key');
    for (const other of ['', '{}', 'a.b.c', 'null', '{"card":1,"signature":"x"}'])
      expect((await verifyCard(other, set)).state).toMatch(/not-a-card|forged|unknown-key/);
  });

  it('is not there for what is not public', async () => {
    expect((await ask(`/open/names/${made.hidden}.json`)).status).toBe(404);
    expect((await ask('/open/names/x.json')).status).toBe(404);
  });

  it('stays genuine when the key is changed, and not when it is given up', async () => {
    const before = await card();
    const deps = (key: number) => ({
      ...server.deps,
      config: { ...server.deps.config, cardKey: Buffer.alloc(32, key).toString('base64url') },
    });
    await expect(rotateCardKey(server.deps, { actor: SYSTEM, reason: 'test', revoke: false })).rejects.toThrow();
    await rotateCardKey(deps(4), { actor: SYSTEM, reason: '定期更换', revoke: false });
    expect((await verifyCard(before, await keys())).state).toBe('genuine');
    // This server still has the old private key, which signs no more.
    expect((await ask(`/open/names/${made.park}.json`)).status).toBe(503);
    await rotateCardKey(deps(5), { actor: SYSTEM, reason: '泄露', revoke: true });
    expect((await keys()).keys.map(({ kid }) => kid)).toEqual(['card-1', 'card-3']);
  });
});

/** What our own import reads of a GeoPackage. */
async function readBack(bytes: Buffer) {
  const folder = await mkdtemp(join(tmpdir(), 'diming-open-read-'));
  const path = join(folder, 'file');
  await writeFile(path, bytes);
  const source = await openSource({ path, fileName: 'places.gpkg' }, {});
  try {
    const records: SourceRecord[] = [];
    for await (const page of source.records()) records.push(...page);
    return { facts: source.facts, records };
  } finally {
    await source.close();
    await rm(folder, { recursive: true, force: true });
  }
}

describe('whole datasets', () => {
  it('are listed with their files, licence and source', async () => {
    const page = await (await ask('/open')).text();
    for (const part of ['开放数据', '许可条款待定', '/open/files/places.csv', '标准地名']) expect(page).toContain(part);
    expect(await (await ask('/open?lang=en')).text()).toContain('Licence not yet decided');
    expect(await (await ask('/open/licence')).text()).toContain('GeoNames');
    expect(await (await ask('/')).text()).toContain('href="/open"');
    expect(await (await ask('/robots.txt')).text()).toContain('Disallow: /open/files/');
  });

  it('hold every public row in each format, with the checksum that is told', async () => {
    const reply = await ask('/open/files/places.geojsonl');
    const text = await reply.text();
    const features = text.trimEnd().split('\n').map((line) => JSON.parse(line)); // biome-ignore format: one line
    expect(features).toHaveLength(26);
    const sha256 = createHash('sha256').update(text).digest('hex');
    expect(reply.headers.get('etag')).toBe(`"${sha256}"`);
    expect((await ask('/open/files/places.geojsonl', { headers: KNOWN(sha256) })).status).toBe(304);
    const rows = parse(await (await ask('/open/files/places.csv')).text(), { bom: true, columns: true });
    expect(rows.map((row) => Object(row).id)).toEqual(features.map(({ id }) => id));
    const catalogue = await json('/open/catalog.json');
    const [places] = catalogue['dcat:dataset'];
    expect(places['dcat:distribution'][0]).toMatchObject({
      'diming:rows': 26,
      'spdx:checksum': { 'spdx:checksumValue': sha256 },
    });
  });

  it('come as GeoPackage too: made once, the same rows and places, with licence and day', async () => {
    const reply = await ask('/open/files/places.gpkg');
    expect(reply.headers.get('content-type')).toBe('application/geopackage+sqlite3');
    const bytes = Buffer.from(await reply.arrayBuffer());
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(reply.headers.get('etag')).toBe(`"${sha256}"`);
    expect((await ask('/open/files/places.gpkg', { headers: KNOWN(sha256) })).status).toBe(304);
    expect(await (await ask('/open')).text()).toContain('href="/open/files/places.gpkg"');
    const [places] = (await json('/open/catalog.json'))['dcat:dataset'];
    expect(places['dcat:distribution'][1]).toMatchObject({
      ...{ 'dcat:mediaType': 'application/geopackage+sqlite3', 'diming:rows': 26, 'dcat:byteSize': bytes.length },
    });
    const features = (await (await ask('/open/files/places.geojsonl')).text()).trimEnd().split('\n');
    const told = features.map((line) => JSON.parse(line));
    const { facts, records } = await readBack(bytes);
    expect(facts).toMatchObject({ format: 'GeoPackage', crs: 'EPSG:4326', layers: [{ name: 'places', rows: 26 }] });
    expect(records.map(({ values }) => [values.id, values.name])).toEqual(
      told.map(({ id, properties }) => [id, properties.name]),
    );
    expect(records.map(({ geometry }) => geometry)).toEqual(told.map(({ geometry }) => geometry));
    for (const said of ['许可条款待定', '标准地名']) expect(bytes.includes(said), said).toBe(true);
    expect(bytes.includes(made.hidden)).toBe(false);
  });

  it('a dataset without rows has a table and no GeoPackage', async () => {
    const reply = await ask('/open/files/built-up-areas.gpkg');
    expect([reply.status, await reply.text()]).toEqual([404, expect.stringContaining('CSV')]);
  });

  it('are made anew after a change, and cells that a spreadsheet would calculate are text', async () => {
    await run(server.db, sql`update place set meaning = '=1+1', updated_at = now() where id = ${made.park}`);
    expect(await (await ask('/open/files/places.csv')).text()).toContain(`'=1+1`);
  });

  it.each(['places.exe', '../x.csv', 'changes.csv', 'nothing.csv'])('there is nothing at %s', async (name) => {
    expect((await ask(`/open/files/${name}`)).status).toBe(404);
  });

  it('are only read', async () => {
    const paths = ['/open', '/changes.json', `/open/names/${made.park}.json`, '/.well-known/jwks.json'];
    for (const path of paths) expect((await ask(path, { method: 'POST' })).status).toBe(405);
  });
});
