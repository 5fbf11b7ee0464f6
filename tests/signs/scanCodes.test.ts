import { once } from 'node:events';
import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SYSTEM } from '#server/audit/record.ts';
import { many, run, sql } from '#server/platform/db/sql.ts';
import { hotPublic } from '#server/public/hotPublic.ts';
import { signChecksum } from '#server/signs/codes/signChecksum.ts';
import { revokeSignKey } from '#server/signs/keys/revokeSignKey.ts';
import { AT, aDivision, aName, aPlace } from '#tests/public/aPlace.ts';
import { type PublicServer, publicServer } from '#tests/public/publicServer.ts';
import { aSign, aSignedSign } from './aSign.ts';
import { chance } from './photographedPlate.ts';

let server: PublicServer;
beforeAll(async () => {
  server = await publicServer();
  await aDivision(server.db, { code: '640302', name: '利通区', level: 'county', at: [106, 37.7], size: 0.5 });
});
afterAll(() => server.close());

async function scan(path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(server.url + path, { headers });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

describe('the code that was scanned', () => {
  it('signed: genuine, also with what apps add when a page is passed on', async () => {
    const { path } = await aSignedSign(server);
    for (const address of [path, `${path}&lang=zh`, `${path}&from=singlemessage&isappinstalled=0`]) {
      const { status, text } = await scan(address);
      expect(status).toBe(200);
      expect(text).toContain('二维码签名有效');
      // The other language keeps the code.
      expect(text).toContain(`href="${path.replaceAll('&', '&amp;')}&amp;lang=en"`);
    }
  });

  it('of the first version: unsigned; by hand: says nothing of any plate', async () => {
    const id = await aSign(server);
    expect((await scan(`/s/${id}?v=1&c=${signChecksum(id)}`)).text).toContain('旧式二维码');
    const { text } = await scan(`/s/${id}`);
    expect(text).toContain('没有通过标志上的二维码');
    expect(text).not.toMatch(/签名有效|id="here"/);
  });

  it.each([
    [
      'the signature of another sign',
      async () => {
        const [{ path }, other] = [await aSignedSign(server), await aSignedSign(server)];
        return path.replace(/g=.*/, `g=${other.code.digits}`);
      },
    ],
    ['a key nobody has', async () => (await aSignedSign(server)).path.replace(/k=\d+/, 'k=77')],
    [
      'a checksum where the plate carries a signature',
      async () => {
        const { id } = await aSignedSign(server);
        return `/s/${id}?v=1&c=${signChecksum(id)}`;
      },
    ],
    ['a parameter twice', async () => `${(await aSignedSign(server)).path}&v=2`],
    ['one digit less', async () => (await aSignedSign(server)).path.slice(0, -1)],
  ])('forged: %s', async (_, make) => {
    const { status, text } = await scan(await make());
    expect(status).toBe(404);
    expect(text).toContain('二维码校验不通过');
    expect(text).not.toContain('稻香路');
  });

  it('signed and in no register: unknown', async () => {
    const { id, path } = await aSignedSign(server);
    await run(server.db, sql`delete from sign_version where sign_id = ${id}`);
    await run(server.db, sql`delete from sign where id = ${id}`);
    expect(await scan(path)).toMatchObject({ status: 404, text: expect.stringContaining('没有登记这个标志') });
  });
});

describe('languages', () => {
  it('follow the browser unless the address says, and caches know', async () => {
    const { path } = await aSignedSign(server);
    const zh = await scan(path, { 'Accept-Language': 'zh-CN,en;q=0.5' });
    const en = await scan(path, { 'Accept-Language': 'en-GB,zh;q=0.5' });
    expect(zh.text).toContain('<html lang="zh-CN">');
    expect(en.text).toContain('<html lang="en">');
    expect((await scan(`${path}&lang=zh`, { 'Accept-Language': 'en' })).text).toContain('<html lang="zh-CN">');
    expect(en.text).toContain('lang=zh" hreflang="zh-CN"');
    expect(zh.headers.get('vary')).toBe('Accept-Language, Accept-Encoding');
    const etag = zh.headers.get('etag') ?? '';
    expect(en.headers.get('etag')).not.toBe(etag);
    expect((await scan(path, { 'Accept-Language': 'en', 'If-None-Match': etag })).status).toBe(200);
    expect((await scan(path, { 'Accept-Language': 'zh', 'If-None-Match': etag })).status).toBe(304);
  });
});

describe('a full page', () => {
  it('has all a landing page should, within the first 14 kB on the wire in both languages', async () => {
    const random = chance(7);
    // Nothing that compresses: characters by chance, 2,000 of them.
    const text = (topic: string) =>
      topic + Array.from({ length: 2000 }, () => String.fromCodePoint(0x4e00 + Math.floor(random() * 8000))).join('');
    const { placeId, nameId } = await aPlace(server.db, {
      name: '曾用名路',
      ...{ meaning: text('含义'), origin: text('来历'), history: text('沿革') },
    });
    const renamed = { romanTone: 'Dàoxiāng Lù', category: 'street', divisionCode: '640302' };
    let standard = nameId;
    for (const name of ['曾用名街', '曾用名巷', '稻香路']) {
      await run(server.db, sql`update place_name set kind = 'former', status = 'former' where id = ${standard}`);
      standard = await aName(server.db, placeId, { ...renamed, name });
    }
    for (let i = 0; i < 6; i++) {
      const geometry = { type: 'Point', coordinates: [106.2 + i / 500, 37.981] };
      await aPlace(server.db, { name: `第${i}便民服务中心`, category: 'facility', geometry });
    }
    const { id, path } = await aSignedSign(server, { placeId, nameId: standard });
    await run(
      server.db,
      sql`insert into sign_inspection (id, sign_id, division_code, inspector_id, inspector, found, defects, position, accuracy_metres,
                                       readings, inspected_at, at)
          values (gen_random_uuid(), ${id}, '640302', gen_random_uuid(), '某巡查员', 'intact', '{}',
                  st_setsrid(st_makepoint(106.2, 37.98), 4490), 5, 3, '2026-03-04T20:00:00Z', ${AT}::timestamptz)`,
    );
    const { text: page } = await scan(path);
    for (const told of [
      '街路巷',
      '640302',
      '来历',
      '阅读全文',
      '曾用名巷',
      '导航到这里',
      '便民服务中心',
      '2026-03-05',
      'name="text"',
      '举报',
    ])
      expect(page).toContain(told);
    expect(page).not.toContain('某巡查员');
    for (const address of [path, `${path}&lang=en`]) {
      const answer = await fetch(server.url + address, { headers: { 'Accept-Encoding': 'gzip' } });
      const onTheWire = Number(answer.headers.get('content-length'));
      expect(gzipSync(await answer.text()).length).toBeLessThanOrEqual(14_000);
      expect(onTheWire).toBeLessThanOrEqual(14_000);
      console.info(`scan page of a full place: ${onTheWire} bytes on the wire`);
    }
  });
});

const here = (id: string, fields: Record<string, string>) =>
  fetch(`${server.url}/s/${id}/here`, { method: 'POST', body: new URLSearchParams({ accuracy: '20', ...fields }) });
const AT_SIGN = { lon: '106.2', lat: '37.98' };
const FAR = { lon: '106.3', lat: '37.98' };
const codeOf = (path: string) => ({ code: path.split('?')[1] ?? '' });
const Order = z.object({ code: z.string(), source: z.string(), text: z.string(), position: z.string() });
const ordersOn = (id: string) =>
  many(
    server.db,
    Order,
    sql`select defect_code as code, source, text, st_astext(position) as position from sign_order where sign_id = ${id} order by 1`,
  );
const Cell = z.object({ east: z.number(), north: z.number(), scans: z.number() });
const cellsOf = (id: string) =>
  many(server.db, Cell, sql`select east, north, scans from sign_scan_place where sign_id = ${id} order by 1, 2`);

describe('where a plate was scanned', () => {
  it('is kept as a cell and a number', async () => {
    const { id, path } = await aSignedSign(server);
    for (const lon of ['106.2004', '106.1996']) {
      const answer = await here(id, { ...codeOf(path), ...AT_SIGN, lon });
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('没有记录您是谁');
    }
    expect(await cellsOf(id)).toEqual([{ east: 53_100, north: 18_990, scans: 2 }]);
    expect(await ordersOn(id)).toEqual([]);
  });

  it('far from the register: one piece of work, however often and at once', async () => {
    const { id, path } = await aSignedSign(server);
    await here(id, { ...codeOf(path), ...FAR });
    expect(await ordersOn(id)).toEqual([]);
    await Promise.all(Array.from({ length: 4 }, () => here(id, { ...codeOf(path), ...FAR })));
    const orders = await ordersOn(id);
    expect(orders).toEqual([
      { code: 'F4', source: 'scan', text: expect.stringContaining('约8.8千米'), position: 'POINT(106.3 37.98)' },
    ]);
    await run(
      server.db,
      sql`update sign_order set state = 'closed', closed_at = ${AT}, closed_by = 'x' where sign_id = ${id}`,
    );
    await here(id, { ...codeOf(path), ...FAR });
    expect(await ordersOn(id)).toHaveLength(1);
  });

  it('far apart: copied or moved', async () => {
    const { id, path } = await aSignedSign(server);
    await here(id, { ...codeOf(path), ...AT_SIGN });
    await here(id, { ...codeOf(path), ...FAR });
    await here(id, { ...codeOf(path), ...FAR });
    expect((await ordersOn(id)).map(({ code }) => code)).toEqual(['F4', 'F9']);
  });

  it.each([
    ['no code', {}, 200],
    ['the code of another sign', { code: `v=2&k=1&g=${'0'.repeat(155)}` }, 200],
    ['a checksum where the plate carries a signature', { code: 'v=1&c=' }, 200],
    ['a vague position', { accuracy: '5000' }, 200],
    ['no position', { lon: '', lat: '' }, 400],
    ['a position elsewhere on earth', { lon: '-70', lat: '10' }, 400],
    ['words for numbers', { lon: 'NaN', lat: '1e999' }, 400],
  ])('keeps nothing with %s', async (what, fields: Record<string, string>, status) => {
    const { id, path } = await aSignedSign(server);
    const own = what.includes('position') || what.includes('words') ? codeOf(path) : {};
    const code = fields.code === 'v=1&c=' ? { code: `v=1&c=${signChecksum(id)}` } : {};
    const answer = await here(id, { ...own, ...FAR, ...fields, ...code });
    expect(answer.status).toBe(status);
    expect(await cellsOf(id)).toEqual([]);
  });

  it('comes from our own pages only', async () => {
    const { id, path } = await aSignedSign(server);
    const body = new URLSearchParams({ ...codeOf(path), ...FAR, accuracy: '5' });
    const answer = await fetch(`${server.url}/s/${id}/here`, {
      method: 'POST',
      body,
      headers: { Origin: 'https://elsewhere.example' },
    });
    expect(answer.status).toBe(403);
    expect((await here('nonsense', { ...codeOf(path), ...FAR })).status).toBe(404);
    expect(await cellsOf(id)).toEqual([]);
  });
});

// Last: no other test of this register signs after it.
it('a key given up: the facts, and that the code proves nothing', async () => {
  const { code, path, id } = await aSignedSign(server);
  await revokeSignKey(server.deps, SYSTEM, { number: code.key, reason: '测试' });
  // A service that starts now; one that runs knows after ten seconds.
  const fresh = hotPublic(server.deps);
  const second = createServer((req, res) => void fresh(req, res)).listen(0, '127.0.0.1');
  await once(second, 'listening');
  const { port } = z.object({ port: z.number() }).parse(second.address());
  const text = await (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  second.close();
  await fresh.close();
  expect(text).toContain('二维码签名已作废');
  expect(text).not.toMatch(/签名有效|id="here"/);
  await here(id, { ...codeOf(path), ...FAR });
  expect(await cellsOf(id)).toEqual([]);
});
