import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SignsApi } from '#server/signs/contract.ts';
import { aPlace } from '#tests/public/aPlace.ts';
import { type PublicServer, publicServer } from '#tests/public/publicServer.ts';
import type { TestAgent } from '#tests/support/testApp.ts';
import { orderedSign, wishFor } from './orderedSign.ts';

let server: PublicServer;
let minzheng: TestAgent;
let yanchi: TestAgent;
beforeAll(async () => {
  server = await publicServer();
  minzheng = await server.signIn('minzheng');
  yanchi = await server.signIn('yanchi');
});
afterAll(() => server.close());

const ordered = () => orderedSign(server, minzheng);

describe('lists', () => {
  it('page through the signs of one’s divisions, each once', async () => {
    const { placeId } = await aPlace(server.db, { name: '分页街', romanTone: 'Fēnyè Jiē' });
    const ids: string[] = [];
    for (let i = 0; i < 5; i++)
      ids.push((await minzheng.post('/api/signs').send(wishFor(placeId)).expect(201)).body.id);
    const pageAfter = async (cursor: string | null) =>
      SignsApi.list.reply.parse(
        (await minzheng.get('/api/signs').query({ placeId, limit: 2, ...(cursor && { cursor }) })).body,
      );
    const first = await pageAfter(null);
    const second = await pageAfter(first.next);
    const third = await pageAfter(second.next);
    expect(third.next).toBeNull();
    const seen = [first, second, third].flatMap(({ items }) => items.map(({ id }) => id));
    expect(seen).toEqual(ids.sort().reverse());
    const byName = await minzheng.get('/api/signs').query({ q: '分页' }).expect(200);
    expect(byName.body.items).toHaveLength(5);
    const elsewhere = await yanchi.get('/api/signs').query({ placeId }).expect(200);
    expect(elsewhere.body.items).toEqual([]);
    await minzheng.get('/api/signs').query({ cursor: 'nonsense' }).expect(400);
  });

  it('show what was reported by scanning, never who reported it', async () => {
    const sign = await ordered();
    const body = new URLSearchParams({ kind: 'wrong_text', text: '拼音错误', contact: '13900000000', website: '' });
    await fetch(`${server.url}/s/${sign.id}/report`, { method: 'POST', body });
    const reports = await minzheng.get('/api/sign-reports').query({ signId: sign.id }).expect(200);
    expect(reports.body.items).toMatchObject([
      { signId: sign.id, name: '稻香路', kind: 'wrong_text', text: '拼音错误', open: true },
    ]);
    expect(JSON.stringify(reports.body)).not.toContain('13900000000');
    expect((await minzheng.get(`/api/signs/${sign.id}`)).body.openReports).toBe(1);
    expect((await yanchi.get('/api/sign-reports').query({ signId: sign.id })).body.items).toEqual([]);
  });
});

const hasTools = ((): boolean => {
  try {
    execFileSync('zbarimg', ['--version'], { stdio: 'ignore' });
    execFileSync('pdftoppm', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe('artwork', () => {
  it('comes as SVG and PDF', async () => {
    const sign = await ordered();
    const svg = await minzheng.get(`/api/signs/${sign.id}/plate.svg`).expect(200);
    expect(svg.headers['content-type']).toContain('image/svg+xml');
    expect(String(svg.body)).toContain('width="1200mm"');
    const pdf = await minzheng.get(`/api/signs/${sign.id}/plate.pdf`).expect(200);
    expect(pdf.body.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it.skipIf(!hasTools && process.env.DIMING_CI !== '1')(
    'carries a code that leads to the page of this sign',
    async () => {
      const sign = await ordered();
      const pdf = await minzheng.get(`/api/signs/${sign.id}/plate.pdf`).expect(200);
      const folder = mkdtempSync(join(tmpdir(), 'sign-'));
      try {
        writeFileSync(join(folder, 'plate.pdf'), pdf.body);
        execFileSync('pdftoppm', ['-r', '40', '-singlefile', '-png', 'plate.pdf', 'plate'], { cwd: folder });
        const read = execFileSync('zbarimg', ['-q', '--raw', 'plate.png'], { cwd: folder, encoding: 'utf8' }).trim();
        expect(read).toBe(sign.url);
        const page = await fetch(read.replace(server.deps.config.publicUrl, server.url));
        expect(page.status).toBe(200);
        expect(await page.text()).toContain('稻香路');
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});
