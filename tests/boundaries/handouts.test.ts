import exceljs from 'exceljs';
import { strFromU8 } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Handout, HandoutCounts } from '#server/boundaries/handouts/handoutContract.ts';
import { chinaDay } from '#server/naming/deadline.ts';
import { run, sql } from '#server/platform/db/sql.ts';
import { aHandout as aRequest, handoutSelection } from '#tests/boundaries/aHandout.ts';
import { asBytes, fetched, sha256, unpacked } from '#tests/boundaries/packageBytes.ts';
import { aPdf } from '#tests/support/aCase.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';

let app: TestApp;
let jiexian: TestAgent;
let minzheng: TestAgent;
let juzhang: TestAgent;
let ziran: TestAgent;
let today: string;
beforeAll(async () => {
  app = await testApp({ sample: true });
  today = chinaDay(app.deps.now());
  [jiexian, minzheng] = [await app.signIn('jiexian'), await app.signIn('minzheng')];
  [juzhang, ziran] = [await app.signIn('juzhang'), await app.signIn('ziran')];
  const { body } = await jiexian.get('/api/boundary-lines').query({ level: 'county' }).expect(200);
  const lineId = body.items.find(({ code }: { code: string }) => code === '640302-640381').id;
  const marker = { lineId, kind: 'single', position: [106.1, 37.9] };
  await jiexian
    .post('/api/markers')
    .send({ ...marker, numberText: '=利青-1' })
    .expect(201);
  await jiexian
    .post('/api/markers')
    .send({ ...marker, numberText: '利青-2' })
    .expect(201);
  await run(app.db, sql`update boundary_marker set secrecy = 'restricted' where number_text = '利青-2'`);
  await run(app.db, sql`update boundary_line set secrecy = 'internal' where code = '640302-640303'`);
  await run(app.db, sql`update boundary_line set secrecy = 'restricted' where code = '640303-640323'`);
});
afterAll(() => app.close());

const later = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const wanted = (over: object = {}) => ({ ...handoutSelection, day: today, ...over });
const aHandout = (over: object = {}) => aRequest({ selection: wanted(), ...over });
const at = (id: string, path = '') => `/api/boundary-handouts/${id}${path}`;
const created = async (over: object = {}): Promise<Handout> =>
  (await jiexian.post('/api/boundary-handouts').send(aHandout(over)).expect(201)).body;
const reload = async (id: string, agent = jiexian): Promise<Handout> => (await agent.get(at(id)).expect(200)).body;
async function act(agent: TestAgent, id: string, move: object) {
  const { version } = await reload(id);
  const path = ['approve', 'refuse', 'send_back'].includes(Object(move).act) ? '/decisions' : '/acts';
  return agent
    .post(at(id, path))
    .set('If-Match', `"${version}"`)
    .send({ note: null, ...move });
}
const paper = (id: string, kind: string) =>
  jiexian.post(at(id, `/files/${kind}`)).attach('file', aPdf(), `${kind}.pdf`);
async function submitted(over: object = {}): Promise<string> {
  const { id, rule } = await created(over);
  for (const kind of rule.papers) await paper(id, kind).expect(200);
  expect((await act(jiexian, id, { act: 'submit' })).status).toBe(200);
  return id;
}
const handOver = (over: object = {}) => ({
  ...{ act: 'hand_out', recipient: '李某', handedOn: today, username: 'ziran', ...over },
});
async function handedOut(over: object = {}): Promise<string> {
  const id = await submitted(over);
  expect((await act(juzhang, id, { act: 'approve' })).body).toMatchObject({ state: 'approved' });
  expect((await act(jiexian, id, handOver())).body).toMatchObject({ state: 'handed_out', medium: 'system' });
  return id;
}
describe('a request', () => {
  it('goes from draft to closed by two people, and is numbered when it is submitted', async () => {
    const { id, number, next } = await created();
    expect([number, next.find((step) => step.act === 'submit')?.missing]).toEqual([
      null,
      ['paper-application', 'paper-undertaking'],
    ]);
    expect((await act(jiexian, id, { act: 'submit' })).body).toMatchObject({ code: 'guards' });
    await paper(id, 'application').expect(200);
    await paper(id, 'undertaking').expect(200);
    expect((await act(jiexian, id, { act: 'submit' })).body.number).toMatch(/^界供〔20\d\d〕\d+号$/);
    expect((await act(jiexian, id, { act: 'approve' })).status).toBe(403);
    expect((await act(juzhang, id, { act: 'refuse' })).body.errors[0].pointer).toBe('/note');
    const { body } = await act(juzhang, id, { act: 'approve', note: '同意提供' });
    expect(body).toMatchObject({ state: 'approved', decidedBy: '民政局负责人（演示）', level: 'internal' });
    expect(body.packageSha256).toMatch(/^[0-9a-f]{64}$/);
    expect((await act(jiexian, id, handOver({ handedOn: chinaDay(later(1)) }))).body.errors[0].pointer).toBe(
      '/handedOn',
    );
    expect((await act(jiexian, id, handOver({ username: 'shenji' }))).body.errors[0].pointer).toBe('/username');
    await act(jiexian, id, handOver());
    expect((await act(jiexian, id, { act: 'close' })).body).toMatchObject({ state: 'closed' });
    const { steps } = await reload(id);
    expect(steps.map((step) => step.act)).toEqual(['create', 'submit', 'approve', 'hand_out', 'close']);
  });

  it.each([
    ['another county than one’s own', { selection: { ...handoutSelection, area: '640100' } }, '/selection/area'],
    ['a day to come', { selection: { ...handoutSelection, day: '9000-01-01' } }, '/selection/day'],
    ['a secret selection', { level: 'secret' }, ''],
  ])('is not entered for %s', async (_, over, pointer) => {
    const before = (await jiexian.get('/api/boundary-handouts')).body.items.length;
    const { body } = await jiexian.post('/api/boundary-handouts').send(aHandout(over)).expect(400);
    expect(body.errors[0].pointer).toBe(pointer);
    expect((await jiexian.get('/api/boundary-handouts')).body.items).toHaveLength(before);
  });

  it('is seen by its office and those above, handled by its office, and edited only as a draft', async () => {
    const yanchi = await app.signIn('yanchi');
    const { id } = await created();
    await yanchi.get(at(id)).expect(404);
    const theirs = (
      await yanchi
        .post('/api/boundary-handouts')
        .send(aHandout({ selection: wanted({ area: '640323' }) }))
        .expect(201)
    ).body.id;
    await jiexian.get(at(theirs)).expect(200);
    expect((await act(jiexian, theirs, { act: 'withdraw' })).body).toMatchObject({ code: 'other-office' });
    const change = aHandout({ purpose: '更正用途' });
    await jiexian.put(at(id)).set('If-Match', '"1"').send(change).expect(200);
    await jiexian.put(at(id)).set('If-Match', '"1"').send(change).expect(412);
    expect((await act(jiexian, id, { act: 'withdraw' })).body).toMatchObject({ state: 'withdrawn' });
    await jiexian.put(at(id)).set('If-Match', '"3"').send(change).expect(409);
  });
});

describe('the package', () => {
  it('holds what was approved and nothing above it, and is the same bytes every time', async () => {
    const id = await handedOut();
    const first = await fetched(ziran, id).expect(200);
    expect(first.headers['content-disposition']).toContain('attachment');
    const { packageSha256, manifest } = await reload(id);
    expect(sha256(first.body)).toBe(packageSha256);
    // What the register draws later is in no package made before.
    await run(app.db, sql`update boundary_line set name = '新名线' where code = '640302-640381'`);
    expect(sha256((await fetched(ziran, id).expect(200)).body)).toBe(packageSha256);
    const files = unpacked(first.body);
    for (const { path, sha256: hash } of manifest?.files ?? [])
      expect(sha256(files[path] ?? new Uint8Array())).toBe(hash);
    const { features } = JSON.parse(strFromU8(files['界线.geojson'] ?? new Uint8Array()));
    const codes = features.map(({ properties }: { properties: { code: string } }) => properties.code);
    expect(codes).toContain('640302-640303');
    expect(codes).not.toContain('640303-640323');
    expect(strFromU8(files['界桩.geojson'] ?? new Uint8Array())).not.toContain('利青-2');
    const outlines = strFromU8(files['行政区划.geojson'] ?? new Uint8Array());
    expect([outlines.includes('"640302"'), outlines.includes('"640323"')]).toEqual([true, false]);
    expect(manifest?.counts.withoutOutline).toEqual(['红寺堡区', '盐池县']);
    expect(strFromU8(files['使用说明.txt'] ?? new Uint8Array())).toContain('不含高于批准密级的成果');
    const book = new exceljs.Workbook();
    await book.xlsx.load(Uint8Array.from(files['界桩成果表.xlsx'] ?? []).buffer);
    const cell = book.worksheets[0]?.getCell('B2');
    expect([cell?.value, cell?.type]).toEqual(['=利青-1', exceljs.ValueType.String]);
  });

  it('is downloaded by the one account it was handed to, counted, for a week', async () => {
    const id = await handedOut();
    expect((await ziran.get('/api/boundary-packages').expect(200)).body.items.map((one: Handout) => one.id)).toContain(
      id,
    );
    await fetched(jiexian, id).expect(404);
    for (let i = 0; i < 3; i += 1) await fetched(ziran, id).expect(200);
    const { body } = await ziran.post(`/api/boundary-packages/${id}/downloads`).expect(409);
    expect(body.code).toBe('used-up');
    expect(await reload(id)).toMatchObject({ downloads: 3 });
    const unfetched = await handedOut();
    app.clock.set(later(8));
    expect((await ziran.post(`/api/boundary-packages/${unfetched}/downloads`).expect(409)).body.code).toBe('expired');
    app.clock.set(later(0));
    const audit = (await (await app.signIn('shenji')).get('/api/audit').query({ subjectId: id })).body;
    expect(JSON.stringify(audit)).toContain('handouts.download');
  });

  it('at the level of the public holds cleared lines and outlines only', async () => {
    const public_ = (
      await jiexian.post('/api/boundary-handout-previews').send({ level: 'public', selection: wanted() }).expect(200)
    ).body as HandoutCounts;
    const internal = (
      await jiexian.post('/api/boundary-handout-previews').send({ level: 'internal', selection: wanted() }).expect(200)
    ).body as HandoutCounts;
    expect(internal.lines - public_.lines).toBe(1);
    expect(public_.markers).toBe(0);
  });

  it('that would be empty is not approved', async () => {
    const id = await submitted({ selection: wanted({ contents: ['agreements'] }) });
    expect((await act(juzhang, id, { act: 'approve' })).body).toMatchObject({ code: 'empty-package' });
  });
});

describe('restricted and secret data', () => {
  it('needs a third person, the clearer’s right, and comes back', async () => {
    const id = await submitted({ level: 'restricted' });
    expect((await act(juzhang, id, { act: 'approve' })).body).toMatchObject({ code: 'guards', missing: ['check'] });
    expect((await act(jiexian, id, { act: 'check' })).body).toMatchObject({ code: 'same-person' });
    expect((await act(minzheng, id, { act: 'check' })).body).toMatchObject({ checkedBy: '民政经办员（演示）' });
    const approved = (await act(juzhang, id, { act: 'approve' })).body as Handout;
    expect(approved.manifest?.counts.withoutOutline).toEqual([]);
    // Who may not clear it does not learn what is in it.
    expect((await reload(id)).manifest).toBeNull();
    await act(jiexian, id, handOver());
    const files = unpacked((await fetched(ziran, id).expect(200)).body);
    expect(strFromU8(files['界线.geojson'] ?? new Uint8Array())).toContain('640303-640323');
    expect((await act(jiexian, id, { act: 'close' })).body).toMatchObject({ missing: ['return'] });
    const back = { act: 'take_back', how: 'destroyed', on: today, note: '双人监销' };
    expect((await act(jiexian, id, back)).body).toMatchObject({ state: 'returned', returnedHow: 'destroyed' });
    expect((await act(jiexian, id, { act: 'close' })).body).toMatchObject({ state: 'closed' });
    await fetched(ziran, id).expect(404);
  });

  it('counts no more for an officer who may not clear it', async () => {
    const count = async (agent: TestAgent, level: string) =>
      (await agent.post('/api/boundary-handout-previews').send({ level, selection: wanted() })).body;
    expect(await count(jiexian, 'restricted')).toEqual(await count(jiexian, 'internal'));
  });

  it('that is secret is registered and never stored here', async () => {
    const id = await submitted({ level: 'secret', selection: null, outsideItems: '界线成果光盘 1 张' });
    await act(minzheng, id, { act: 'check' });
    expect((await act(juzhang, id, { act: 'approve' })).body).toMatchObject({ packageSha256: null, manifest: null });
    expect((await act(jiexian, id, handOver())).body.errors[0]).toMatchObject({ code: 'secret', pointer: '/username' });
    expect((await act(jiexian, id, handOver({ username: null }))).body).toMatchObject({ medium: 'outside' });
    await run(app.db, sql`update boundary_handout set medium = 'system' where id = ${id}`).then(
      () => expect.unreachable(),
      (error: Error) => expect(error.message).toContain('check constraint'),
    );
  });
});

describe('the ledger', () => {
  it('is a workbook of values under the filter of the list, and cannot be edited', async () => {
    await handedOut({ applicant: '=HYPERLINK("x")' });
    const listed = await jiexian.get('/api/boundary-handouts').query({ q: 'hyperlink' }).expect(200);
    expect(listed.body.items).toHaveLength(1);
    const book = new exceljs.Workbook();
    const asked = jiexian.get('/api/boundary-handout-ledger/file.xlsx').query({ q: 'hyperlink' });
    const { body } = await asBytes(asked).expect(200);
    await book.xlsx.load(body);
    const sheet = book.worksheets[0];
    expect([sheet?.rowCount, sheet?.getCell('C2').value]).toEqual([2, '=HYPERLINK("x")']);
    expect(sheet?.getCell('C2').type).toBe(exceljs.ValueType.String);
    await run(app.db, sql`delete from boundary_handout_step`).then(
      () => expect.unreachable(),
      (error: Error) => expect(error.message).toContain('append-only'),
    );
    const pdf = await jiexian.get(at(listed.body.items[0].id, '/form.pdf')).expect(200);
    expect(pdf.headers['content-type']).toBe('application/pdf');
  });
});
