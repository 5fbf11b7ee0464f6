import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Evidence } from '#server/disputes/evidence/evidenceContract.ts';
import { many, run, sql } from '#server/platform/db/sql.ts';
import { aPdf } from '#tests/support/aCase.ts';
import type { TestAgent } from '#tests/support/testApp.ts';
import { anArea, type DisputeOffices, disputeOffices, registered, SIDES } from './disputeOffices.ts';

let app: DisputeOffices;
let jiexian: TestAgent;
let yanchi: TestAgent;
let tongxin: TestAgent;
let path: string;
beforeAll(async () => {
  app = await disputeOffices();
  ({ jiexian, yanchi, tongxin } = app);
  const { id } = await registered(yanchi, { ...SIDES, aroseOn: '1985-05-06', area: anArea(106.68, 37.2) });
  path = `/api/disputes/${id}/evidence`;
});
afterAll(() => app.close());

const aPaper = (over: object = {}) => ({
  ...{ part: 'a', kind: 'administration', title: '某乡户籍登记册（示例）', issuer: '某乡人民政府（示例）' },
  ...{ dated: '1962-03', form: 'original' },
  ...over,
});
const filed = async (agent: TestAgent, over: object = {}): Promise<Evidence> =>
  (await agent.post(path).send(aPaper(over)).expect(201)).body;
const listed = async (agent: TestAgent): Promise<Evidence[]> => (await agent.get(path).expect(200)).body.items;
const put = (agent: TestAgent, { id, version }: Evidence, body: object) =>
  agent.put(`${path}/${id}`).set('If-Match', `"${version}"`).send(body);
const ruled = (agent: TestAgent, { id, version }: Evidence, body: object) =>
  agent.post(`${path}/${id}/rulings`).set('If-Match', `"${version}"`).send(body);

describe('bringing evidence', () => {
  it('proposes a class, says why, and puts basis before reference before what is neither, without a rank inside', async () => {
    const grave = await filed(tongxin, { part: 'b', kind: 'tombstone', title: '某氏墓碑（示例）', dated: '1890' });
    expect(grave).toMatchObject({
      number: 1,
      class: 'EXCLUDED',
      band: 'excluded',
      checks: [],
      filedBy: '同心县民政局',
    });
    const book = await filed(yanchi);
    expect(book).toMatchObject({
      class: 'REF_2',
      checks: [
        { code: 'after_liberation', result: 'pass' },
        { code: 'before_dispute', result: 'pass' },
      ],
    });
    const map = {
      part: 'b',
      kind: 'confirmed_before',
      title: '某界线图（示例）',
      dated: '1985-06',
      sealedA: true,
      sealedB: true,
    };
    const late = await filed(tongxin, map);
    expect(late).toMatchObject({
      proposed: 'EXCLUDED',
      checks: [
        { code: 'before_dispute', result: 'fail' },
        { code: 'sealed_by_both', result: 'pass' },
      ],
    });
    await filed(tongxin, { ...map, dated: '1984' });
    await filed(jiexian, { part: 'handler', kind: 'state_council', title: '某批复（示例）', dated: null });
    const rows = (await listed(yanchi)).map(({ number, class: one }) => `${number} ${one}`);
    expect(rows).toEqual(['4 BASIS_5', '5 BASIS_1', '2 REF_2', '1 EXCLUDED', '3 EXCLUDED']);
  });

  it('hangs a paper of the file on it, and knows where it holds', async () => {
    const files = path.replace('evidence', 'files');
    const file = (await yanchi.post(files).attach('file', aPdf(), '批准图.pdf').expect(200)).body;
    const inside = { kind: 'province', title: '某县区划图（示例）', extent: anArea(106.68, 37.2), fileId: file.id };
    expect(await filed(yanchi, inside)).toMatchObject({
      class: 'BASIS_2',
      fileName: '批准图.pdf',
      extent: { type: 'Polygon' },
    });
    // A box where Dingbian in Shaanxi may lie.
    const box = 'MULTIPOLYGON(((107.65 37.8, 107.9 37.8, 107.9 38, 107.65 38, 107.65 37.8)))';
    await run(app.db, sql`update division set geom = st_geomfromtext(${box}, 4490) where code = '610825'`);
    const across = await filed(yanchi, { ...inside, extent: anArea(107.64, 37.85) });
    expect(across).toMatchObject({
      class: 'EXCLUDED',
      otherProvinces: ['陕西省'],
      checks: [{ code: 'own_province', result: 'fail' }],
    });
  });

  it.each([
    ['of a kind that no row names', { kind: 'rumour' }, '/kind'],
    ['from the future', { dated: '2999' }, '/dated'],
    ['of no day', { dated: '1962-02-30' }, '/dated'],
    ['with a paper of another file', { fileId: '3f2c1b1e-5f0f-4f57-9d0c-2d7c2f3a1b11' }, '/fileId'],
    ['with latitude first', { extent: { type: 'Point', coordinates: [37.2, 106.68] } }, '/extent'],
    ['with a ring that crosses itself', { extent: crossed() }, '/extent'],
    ['with a word nobody asked for', { rank: 1 }, '/rank'],
  ])('refuses one %s', async (_what, over, pointer) => {
    const { body } = await yanchi.post(path).send(aPaper(over)).expect(400);
    expect(body.errors[0]).toMatchObject({ pointer, detail_zh: expect.any(String) });
  });

  it('is for each side its own, for the handler any; for others there is no dispute', async () => {
    await yanchi
      .post(path)
      .send(aPaper({ part: 'b' }))
      .expect(403);
    await filed(jiexian, { part: 'b' });
    expect((await yanchi.get(path).expect(200)).body.parts).toEqual(['a']);
    expect((await jiexian.get(path).expect(200)).body.parts).toEqual(['a', 'b', 'handler']);
    const missing = await app.signIn('zhujianju').then((agent) => agent.get(path).expect(404));
    expect(missing.body.detail).not.toContain('evidence');
    await (await app.signIn('fagai')).get(path).expect(404);
  });
});

describe('deciding the class', () => {
  it('a side on its own until the handler has; never against a check, and excluded stays on file with the reason', async () => {
    const book = await filed(yanchi);
    const own = await ruled(yanchi, book, { class: 'REF_3', reason: '为开发资源的决定' }).expect(200);
    expect(own.body).toMatchObject({
      class: 'REF_3',
      band: 'reference',
      ruling: { part: 'a', organisation: '盐池县民政局' },
    });
    await ruled(tongxin, book, { class: 'EXCLUDED', reason: '不认可' }).expect(403);
    const { body: refusal } = await ruled(jiexian, book, { class: 'BASIS_5', reason: '双方认可' }).expect(400);
    expect(refusal.errors[0]).toMatchObject({
      code: 'check-failed',
      detail_zh: expect.stringContaining('没有双方的印章'),
    });
    await ruled(jiexian, book, { class: 'EXCLUDED', reason: ' ' }).expect(400);
    const out = await ruled(jiexian, book, { class: 'EXCLUDED', reason: '内容与争议地区无关' }).expect(200);
    expect(out.body).toMatchObject({
      band: 'excluded',
      proposed: 'REF_2',
      ruling: { part: 'handler', reason: '内容与争议地区无关' },
    });
    await ruled(yanchi, book, { class: 'REF_2', reason: '仍应采用' }).expect(403);
    expect((await listed(tongxin)).find(({ id }) => id === book.id)).toMatchObject({ class: 'EXCLUDED' });
  });

  it('admits nothing that art. 9 leaves out until its kind is put right', async () => {
    const stone = await filed(yanchi, { kind: 'gazetteer', dated: '1962' });
    const { body } = await ruled(jiexian, stone, { class: 'REF_2', reason: '可以参考' }).expect(400);
    expect(body.errors[0].code).toBe('inadmissible');
    await ruled(jiexian, stone, { class: 'EXCLUDED', reason: '志书' }).expect(200);
  });

  it('is made anew for a corrected version; the old one and its reason stay', async () => {
    const book = await filed(yanchi, { dated: null });
    expect(book.class).toBe('EXCLUDED');
    await ruled(jiexian, book, { class: 'EXCLUDED', reason: '无日期' }).expect(200);
    const { part: _, ...content } = aPaper({ dated: '1962-03-05' });
    await put(yanchi, book, content).expect(400);
    await put(tongxin, book, { ...content, reason: '补查日期' }).expect(403);
    const right = (await put(yanchi, book, { ...content, reason: '补查到日期' }).expect(200)).body;
    expect(right).toMatchObject({
      version: 2,
      class: 'REF_2',
      ruling: null,
      versions: [{ reason: null }, { reason: '补查到日期' }],
    });
    expect((await ruled(jiexian, book, { class: 'REF_2', reason: '采用' }).expect(412)).body).toMatchObject({
      current: 2,
    });
    await put(yanchi, { ...book, id: randomUUID() as Evidence['id'] }, { ...content, reason: '无' }).expect(404);
  });

  it('leaves steps with their digest in the audit, and nothing of the paper; over is over', async () => {
    const id = path.split('/')[3] ?? '';
    const Entry = z.object({ action: z.string(), after: z.string() });
    const entries = await many(
      app.db,
      Entry,
      sql`select action, new::text as after from audit_entry where subject_id = ${id}`,
    );
    const actions = new Set(entries.map(({ action }) => action));
    for (const act of ['fileEvidence', 'correctEvidence', 'ruleOnEvidence'])
      expect(actions).toContain(`disputes.${act}`);
    expect(entries.map(({ after }) => after).join()).not.toContain('示例');
    await run(app.db, sql`update dispute set state = 'archived' where id = ${id}`);
    await yanchi.post(path).send(aPaper()).expect(409);
    const over = (await yanchi.get(path).expect(200)).body;
    expect(over.parts).toEqual([]);
    expect(over.items.some(({ mayRule, mayCorrect }: Evidence) => mayRule || mayCorrect)).toBe(false);
  });
});

function crossed() {
  const ring = [
    ...([
      [106.68, 37.2],
      [106.7, 37.22],
      [106.7, 37.2],
      [106.68, 37.22],
      [106.68, 37.2],
    ] as const),
  ];
  return { type: 'Polygon', coordinates: [ring] };
}
