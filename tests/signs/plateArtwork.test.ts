import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run, sql } from '#server/platform/db/sql.ts';
import type { Sign } from '#server/signs/contract.ts';
import { signArtworkCommand } from '#server/signs/signArtworkCommand.ts';
import { type PublicServer, publicServer } from '#tests/public/publicServer.ts';
import type { TestAgent } from '#tests/support/testApp.ts';
import { orderedSign } from './orderedSign.ts';

let server: PublicServer;
let minzheng: TestAgent;
let folder = '';
beforeAll(async () => {
  server = await publicServer();
  minzheng = await server.signIn('minzheng');
  folder = await mkdtemp(join(tmpdir(), 'artwork-'));
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const ordered = (over: object, place: object = {}) => orderedSign(server, minzheng, { over, place });

describe('what the plate takes from the register', () => {
  it('is the origin, else the meaning, on plates that tell it', async () => {
    const sign = await ordered({ type: 'street_new' }, { origin: '相传明代在此筑堡。', meaning: '堡名。' });
    const { body, text } = await minzheng.get(`/api/signs/${sign.id}/plate.svg`).buffer(true).expect(200);
    expect(String(text ?? body)).toContain('相传明代在此筑堡。');
    const [kept] = [await ordered({ type: 'culture' }, { origin: null, meaning: null })];
    expect(kept?.problems).toContainEqual(expect.objectContaining({ code: 'text-missing' }));
  });

  it('is nothing of a place that is not public', async () => {
    const sign = await ordered({ type: 'culture' }, { origin: '内部资料。', secrecy: 'internal' });
    expect(sign.problems).toContainEqual(expect.objectContaining({ code: 'text-missing' }));
  });

  it('is its minority script and its postcode', async () => {
    const sign = await ordered({ type: 'door_large', number: '12' });
    await run(server.db, sql`update sign set postcode = '751100', text_minority = 'Yizminz Gai' where id = ${sign.id}`);
    const { body } = await minzheng.get(`/api/signs/${sign.id}/plate.svg`).buffer(true).expect(200);
    expect(body.toString()).toContain('<title>Yizminz Gai 稻香路 12 751100</title>');
  });
});

describe('a plate on its sheet', () => {
  it('says its size, where the size comes from and which characters to look at', async () => {
    const sign = await ordered({}, { name: '𠮷安路', romanTone: "Jí'ān Lù" });
    const { body } = await minzheng.get(`/api/signs/${sign.id}/plate`).expect(200);
    expect(body).toMatchObject({
      ...{ widthMillimetres: 1200, heightMillimetres: 400, marginMillimetres: 10, sizeVerified: false },
      substitutes: [{ character: '𠮷', face: 'NotoSansJP-ExtraBold' }],
      storyShortened: false,
    });
    const proof = await minzheng.get(`/api/signs/${sign.id}/plate-proof.svg`).buffer(true).expect(200);
    expect(proof.body.toString()).toContain('width="1220mm" height="420mm" viewBox="-10 -10 1220 420"');
  });

  it('is refused with the character that no face has', async () => {
    const sign = await ordered({}, { name: '𪚥安路', romanTone: 'Zhé’ān Lù' });
    const refused = await minzheng.get(`/api/signs/${sign.id}/plate`).expect(409);
    expect(refused.body).toMatchObject({ code: 'missing-glyph', character: '𪚥', codePoint: 'U+2A6A5' });
  });
});

describe('sign-artwork', () => {
  const command = async (sign: Sign | string, output: string) => {
    const told: string[] = [];
    const code = await signArtworkCommand.run(
      ['--sign', typeof sign === 'string' ? sign : sign.id, '--output', output],
      {
        out: (line) => told.push(line),
        progress: (line) => told.push(line),
        input: async () => '',
        withRegister: (work) => work(server.deps),
      },
    );
    return { code, told: told.join('\n') };
  };

  it('writes SVG and PDF', async () => {
    const sign = await ordered({});
    const [svg, pdf] = [join(folder, 'plate.svg'), join(folder, 'plate.pdf')];
    expect((await command(sign, svg)).code).toBe(0);
    expect((await command(sign, pdf)).code).toBe(0);
    expect(await readFile(svg, 'utf8')).toContain('<title>稻香路 DAOXIANG LU</title>');
    expect((await readFile(pdf)).toString('latin1')).toMatch(/^%PDF-[\s\S]*\/TrimBox/);
  });

  it('writes nothing for a plate that may not be made, and says why', async () => {
    const sign = await ordered({});
    await run(
      server.db,
      sql`update place_name set status = 'former', kind = 'former' where place_id = ${sign.placeId}`,
    );
    const output = join(folder, 'former.pdf');
    const { code, told } = await command(sign, output);
    expect(code).toBe(2);
    expect(told).toContain('已没有标准地名');
    await expect(stat(output)).rejects.toThrow('ENOENT');
  });

  it('refuses what it cannot understand', async () => {
    await expect(command('12', 'plate.svg')).rejects.toThrow('--sign');
    await expect(command('01JD2Q5N8X7R3V9T4K6M0PABCE', 'plate.png')).rejects.toThrow('--output');
    await expect(command('01JD2Q5N8X7R3V9T4K6M0PABCE', 'plate.svg')).rejects.toThrow('No sign');
  });
});
