import { createHash } from 'node:crypto';
import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { many, one, run, sql } from '#server/platform/db/sql.ts';
import { signUrl } from '#server/signs/signUrl.ts';
import { aDivision, aName, aPlace } from '#tests/public/aPlace.ts';
import { type PublicServer, publicServer } from '#tests/public/publicServer.ts';
import { aSign as signOf } from './aSign.ts';

let server: PublicServer;
beforeAll(async () => {
  server = await publicServer();
  await aDivision(server.db, { code: '640302', name: '利通区', level: 'county', at: [106, 37.7], size: 0.5 });
});
afterAll(() => server.close());

const aSign = (over: Parameters<typeof signOf>[1] = {}) => signOf(server, over);

async function scan(path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(server.url + path, { headers });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

describe('the page of a sign', () => {
  it('tells name, reading, meaning, approval and maintainer, with one script that nothing needs', async () => {
    const id = await aSign();
    const { status, headers, text } = await scan(signUrl(server.url, { id, code: null }).slice(server.url.length));
    expect(status).toBe(200);
    for (const told of [
      '稻香路',
      'Dàoxiāng Lù',
      '旧时沿路种稻',
      '吴忠市人民政府',
      '吴政发〔2026〕12号',
      '2026-02-20',
      '某管护单位',
      id,
      '演示数据',
      '示意',
      '演示数据，无审图号',
    ]) {
      expect(text).toContain(told);
    }
    expect(text).toContain('lang="zh-CN"');
    expect(text).toContain('name="viewport"');
    expect(text).not.toMatch(/\son\w+=|javascript:|style="/i);
    const [script = '', ...more] = [...text.matchAll(/<script>(.*?)<\/script>/g)].map(([, code]) => code ?? '');
    expect(more).toEqual([]);
    const hash = createHash('sha256').update(script).digest('base64');
    expect(headers.get('cache-control')).toBe('public, max-age=300');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/default-src 'none'; style-src 'sha256-/);
    expect(policy).toContain(`script-src 'sha256-${hash}'`);
    expect(policy).not.toContain('unsafe');
  });

  it('is in English for who asks', async () => {
    const { text } = await scan(`/s/${await aSign()}?lang=en`);
    expect(text).toContain('<html lang="en">');
    expect(text).toContain('Report a problem');
    expect(text).toContain('Demonstration data');
    expect(text).toContain('<h1 lang="zh-CN">稻香路</h1>');
  });

  it('escapes what people wrote', async () => {
    const evil = `<script>alert(1)</script>"'&`;
    const id = await aSign(
      await aPlace(server.db, {
        name: evil,
        romanTone: '"><img src=x>',
        meaning: '</p><svg onload=x>',
        origin: '\u202Eabc',
      }),
    );
    const { text } = await scan(`/s/${id}`);
    expect(text).not.toMatch(/<script>alert|<img|<svg onload/);
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;');
    expect(text).not.toContain('\u202E');
  });

  it('answers 304 to who has it, and a new page after a change', async () => {
    const { placeId, nameId } = await aPlace(server.db);
    const id = await aSign({ placeId, nameId });
    const first = await scan(`/s/${id}`);
    const etag = first.headers.get('etag') ?? '';
    expect((await scan(`/s/${id}`, { 'If-None-Match': etag })).status).toBe(304);
    await run(server.db, sql`update place set meaning = '新的说明', version = version + 1 where id = ${placeId}`);
    const second = await scan(`/s/${id}`, { 'If-None-Match': etag });
    expect(second.status).toBe(200);
    expect(second.text).toContain('新的说明');
  });
});

describe('the states of a scanned code', () => {
  it('renamed: the old name on the plate, the new one beside it', async () => {
    const { placeId, nameId } = await aPlace(server.db);
    const id = await aSign({ placeId, nameId });
    await run(server.db, sql`update place_name set status = 'former' where id = ${nameId}`);
    await aName(server.db, placeId, {
      name: '新香路',
      romanTone: 'Xīnxiāng Lù',
      category: 'street',
      divisionCode: '640302',
    });
    const { status, text } = await scan(`/s/${id}`);
    expect(status).toBe(200);
    expect(text).toContain('地名已更名');
    expect(text).toContain('<h1 lang="zh-CN">稻香路</h1>');
    expect(text).toContain('新香路');
  });

  it('withdrawn sign and cancelled name: 410 with the facts', async () => {
    expect(await scan(`/s/${await aSign({ status: 'withdrawn' })}`)).toMatchObject({
      status: 410,
      text: expect.stringContaining('标志已撤除'),
    });
    const { placeId, nameId } = await aPlace(server.db, { status: 'abolished' });
    expect(await scan(`/s/${await aSign({ placeId, nameId })}`)).toMatchObject({
      status: 410,
      text: expect.stringContaining('地名已销名'),
    });
  });

  it('unknown, misspelt or forged: 404 with a form to report tampering', async () => {
    const id = await aSign();
    for (const [path, told] of [
      ['/s/01ARZ3NDEKTSV4RRFFQ69G5FAV', '没有登记这个标志'],
      ['/s/nonsense', '没有登记这个标志'],
      ['/s/%3Cscript%3E', '没有登记这个标志'],
      [`/s/${id}?v=1&c=AAAA`, '二维码校验不通过'],
    ]) {
      const { status, text } = await scan(path ?? '');
      expect(status).toBe(404);
      expect(text).toContain(told);
      expect(text).toMatch(/action="\/s\/[0-9A-Z]{26}\/report"/);
      expect(text).not.toContain('<script');
    }
  });

  it('restricted: nothing of the place is told', async () => {
    const id = await aSign(await aPlace(server.db, { name: '密路', secrecy: 'internal' }));
    const { status, text } = await scan(`/s/${id}`);
    expect(status).toBe(404);
    expect(text).not.toContain('密路');
  });
});

const report = (id: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/s/${id}/report`, { method: 'POST', body: new URLSearchParams(fields), headers });
const Stored = z.object({ kind: z.string(), text: z.string(), contact: z.string().nullable(), open: z.boolean() });
const reportsOn = (id: string) =>
  many(server.db, Stored, sql`select kind, text, contact, open from sign_report where sign_id = ${id}`);

describe('the report form', () => {
  const given = { kind: 'damaged', text: '牌面断裂 <b>', contact: '13900000000', website: '', lang: 'zh' };

  it('takes a plain post, thanks, and keeps one of two equal reports', async () => {
    const id = await aSign();
    for (const _ of [1, 2]) {
      const answer = await report(id, given);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(await answer.text()).toContain('谢谢');
    }
    expect(await reportsOn(id)).toEqual([
      { kind: 'damaged', text: '牌面断裂 <b>', contact: '13900000000', open: true },
    ]);
  });

  it('forgets what a robot sends, with the same thanks', async () => {
    const id = await aSign();
    expect((await report(id, { ...given, website: 'http://spam' })).status).toBe(200);
    expect(await reportsOn(id)).toEqual([]);
  });

  it('shows the form again with the reader’s words when something is missing', async () => {
    const id = await aSign();
    const answer = await report(id, { text: '<i>无类型</i>' });
    expect(answer.status).toBe(400);
    const text = await answer.text();
    expect(text).toContain('role="alert"');
    expect(text).toContain('&lt;i&gt;无类型&lt;/i&gt;');
    expect((await report(id, { ...given, text: '长'.repeat(1001) })).status).toBe(400);
    expect((await report(id, { ...given, text: 'x'.repeat(40_000) })).status).toBe(413);
    expect((await report('nonsense', given)).status).toBe(404);
    expect(await reportsOn(id)).toEqual([]);
  });

  it('takes nothing from another site, and stores no NUL', async () => {
    const id = await aSign();
    expect((await report(id, given, { Origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await report(id, { ...given, text: '破\u0000损了' })).status).toBe(200);
    expect((await reportsOn(id)).map(({ text }) => text)).toEqual(['破损了']);
  });
});

describe('counting', () => {
  it('adds up scans per day, without anything about who scanned', async () => {
    const id = await aSign();
    await server.hot.flush();
    for (const _ of [1, 2, 3]) await scan(`/s/${id}`);
    await scan(`/s/${id}?c=AAAA`);
    await server.hot.flush();
    await scan(`/s/${id}`);
    await server.hot.flush();
    const counted = await one(
      server.db,
      z.object({ scans: z.number(), days: z.number() }),
      sql`
      select sum(scans)::int as scans, count(*)::int as days from sign_scan where sign_id = ${id}`,
    );
    expect(counted).toEqual({ scans: 4, days: 1 });
  });
});

describe('compression', () => {
  it('is gzip for who takes it and nothing for who does not', async () => {
    const path = `/s/${await aSign()}`;
    const plain = await supertest(server.url).get(path).set('Accept-Encoding', 'identity').expect(200);
    expect(plain.headers['content-encoding']).toBeUndefined();
    const zipped = await supertest(server.url).get(path).set('Accept-Encoding', 'gzip').buffer(true).expect(200);
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(zipped.text).toBe(plain.text);
  });
});
