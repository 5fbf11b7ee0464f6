import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { many, run, sql } from '#server/platform/db/sql.ts';
import { aPdf } from '#tests/support/aCase.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';

let app: TestApp;
let jiexian: TestAgent;
let yanchi: TestAgent;
let juzhang: TestAgent;
/** 红寺堡—盐池, both sides in Wuzhong. */
let id: string;
beforeAll(async () => {
  app = await testApp({ sample: true });
  [jiexian, yanchi, juzhang] = [await app.signIn('jiexian'), await app.signIn('yanchi'), await app.signIn('juzhang')];
  const { body } = await jiexian.get('/api/boundary-lines').query({ division: '640323', level: 'county' }).expect(200);
  id = body.items.find(({ code }: { code: string }) => code === '640303-640323').id;
});
afterAll(() => app.close());

const at = (path = '') => `/api/boundary-lines/${id}${path}`;
const line = async () => (await jiexian.get(at()).expect(200)).body;
const archive = async (agent = jiexian) => (await agent.get(at('/archive')).expect(200)).body;
const upload = async (agent: TestAgent): Promise<string> =>
  (await agent.post(at('/files')).attach('file', aPdf(), '协议书.pdf').expect(200)).body.id;
const party = (code: string) => ({ code, signer: '张三', post: '县长', seal: '人民政府印' });
const agreement = (fileId: string, change: object = {}) => ({
  ...{ title: '红寺堡区与盐池县行政区域界线协议书', number: null, signedOn: '2025-10-08' },
  parties: [party('640323'), party('640303')],
  ...{ maps: ['1:50000 协议书附图 2 幅'], pointTable: '边界点成果表', courseText: '界线自 1 号点起，沿分水岭向南。' },
  ...{ filedWith: '自治区民政厅', filedOn: '2025-10-20', fileId, supersedesId: null, ...change },
});
const approval = {
  kind: 'approval',
  title: '关于界线的批复',
  number: '宁政函〔2025〕1号',
  issuer: '自治区人民政府',
  datedOn: '2025-11-01',
  agreementId: null,
  fileId: null,
};
const added = async (path: string, body: object, agent = jiexian): Promise<string> =>
  (await agent.post(at(path)).send(body).expect(201)).body.id;
const adopt = async (body: object, agent = jiexian) =>
  agent
    .post(at('/adopt'))
    .set('If-Match', `"${(await line()).version}"`)
    .send(body);

describe('the archive', () => {
  it('begins with the course as drawn, and tells each office what it may do', async () => {
    expect(await archive()).toMatchObject({
      ...{ rights: 'decide', proposedName: '红盐线', agreements: [], documents: [] },
      versions: [{ number: 1, cause: 'drawn', status: 'draft', validTo: null }],
    });
    expect(await archive(yanchi)).toMatchObject({ rights: 'propose' });
    const [tongxin] = (await jiexian.get('/api/boundary-lines').query({ division: '640381', level: 'county' })).body
      .items;
    await yanchi.get(`/api/boundary-lines/${tongxin.id}/archive`).expect(404);
  });

  it('names a line, by the office above both sides only', async () => {
    const { version } = await line();
    const body = { name: '红盐线', courseText: '沿分水岭。' };
    await yanchi.put(at()).set('If-Match', `"${version}"`).send(body).expect(403);
    await jiexian.put(at()).set('If-Match', `"${version}"`).send(body).expect(200);
    await jiexian.put(at()).set('If-Match', `"${version}"`).send(body).expect(412);
    await jiexian
      .put(at())
      .set('If-Match', `"${version + 1}"`)
      .send({ ...body, name: 'Line 1' })
      .expect(400);
    expect(await line()).toMatchObject({ name: '红盐线', version: version + 1 });
  });

  it('keeps files for those who read the line', async () => {
    const file = await upload(yanchi);
    await jiexian
      .get(at(`/files/${file}`))
      .expect(200)
      .expect('Content-Disposition', /attachment/);
    await (await app.signIn('minzheng')).get(at(`/files/${file}`)).expect(200);
  });
});

describe('an agreement', () => {
  it.each([
    ['one side alone', { parties: [party('640303'), party('640303')] }, '/parties'],
    ['sides of another line', { parties: [party('640303'), party('640324')] }, '/parties'],
    ['a day to come', { signedOn: '2127-01-01', filedOn: null }, '/signedOn'],
    ['filed before it was signed', { filedOn: '2025-10-01' }, '/filedOn'],
    ['a file that is not there', { fileId: crypto.randomUUID() }, '/fileId'],
  ])('is not recorded with %s', async (_, change, pointer) => {
    const before = await archive();
    const sent = agreement(await upload(jiexian), change);
    const { body } = await jiexian.post(at('/agreements')).send(sent).expect(400);
    expect(body.errors[0].pointer).toBe(pointer);
    expect(await archive()).toEqual(before);
  });

  it('may be recorded by a side, and takes force only with an approval and by the office above both', async () => {
    const agreementId = await added('/agreements', agreement(await upload(yanchi)), yanchi);
    const notice = await added('/documents', { ...approval, kind: 'notice' });
    const approvalId = await added('/documents', approval);
    const refused = async (body: object) =>
      (await adopt({ agreementId, approvalId, on: '2025-11-10', ...body })).body.errors[0];
    expect(await refused({ approvalId: notice })).toMatchObject({ pointer: '/approvalId' });
    expect(await refused({ on: '2025-10-31' })).toMatchObject({ code: 'before-approval' });
    expect(await refused({ on: '2126-11-25' })).toMatchObject({ code: 'in-future' });
    const given = { agreementId, approvalId, on: '2025-11-25' };
    expect((await adopt(given, yanchi)).status).toBe(403);
    expect((await adopt(given)).body).toMatchObject({
      ...{
        status: 'demarcated',
        agreement: '红寺堡区与盐池县行政区域界线协议书',
        approvalDocument: '宁政函〔2025〕1号',
      },
    });
    expect((await adopt(given)).status).toBe(409);
    const { versions, documents, courseText } = await archive();
    expect(versions).toMatchObject([
      { number: 2, cause: 'adopted', status: 'demarcated', validFrom: '2025-11-25', approval: '宁政函〔2025〕1号' },
    ]);
    expect(documents.map(({ kind }: { kind: string }) => kind)).toEqual(['agreement', 'notice', 'approval']);
    expect(courseText).toContain('分水岭向南');
    expect((await jiexian.get(at('/course')).query({ at: '2025-11-25' }).expect(200)).body).toMatchObject({
      number: 2,
    });
    await jiexian.get(at('/course')).query({ at: '2025-11-24' }).expect(404);
    const { version } = await line();
    await jiexian.put(at()).set('If-Match', `"${version}"`).send({ name: null, courseText: '另一走向' }).expect(400);
  });

  it('takes the place of another only where it says so: the line is changed then', async () => {
    const { agreementId, documents } = await archive();
    const approvalId = documents.find(({ kind }: { kind: string }) => kind === 'approval').id;
    const silent = await added('/agreements', agreement(await upload(jiexian)));
    expect((await adopt({ agreementId: silent, approvalId, on: '2025-11-26' })).status).toBe(400);
    const next = await added('/agreements', agreement(await upload(jiexian), { supersedesId: agreementId }));
    const early = await adopt({ agreementId: next, approvalId, on: '2025-11-10' });
    expect(early.body.errors[0]).toMatchObject({ code: 'before-version' });
    expect((await adopt({ agreementId: next, approvalId, on: '2025-11-26' })).body).toMatchObject({
      status: 'changed',
    });
  });

  it('stays as it was recorded, like every document of the chain', async () => {
    for (const change of [
      sql`update boundary_agreement set title = 'x'`,
      sql`update boundary_document set title = 'x'`,
      sql`delete from boundary_classification`,
    ])
      await expect(run(app.db, change)).rejects.toThrow(/append-only/);
    const actions = await many(
      app.db,
      z.object({ action: z.string() }),
      sql`select distinct action from audit_entry where subject_id = ${id} order by 1`,
    );
    expect(actions.map(({ action }) => action)).toEqual([
      'boundaries.adopt',
      'boundaries.attach',
      'boundaries.describe',
      'boundaries.record-agreement',
      'boundaries.record-document',
    ]);
  });
});

describe('secrecy', () => {
  const classify = async (body: object, agent = juzhang) =>
    agent
      .post(at('/classify'))
      .set('If-Match', '"1"')
      .send({ ground: '经保密审查', mapReviewNumber: null, ...body });
  const version = async () => {
    const [row] = await many(
      app.db,
      z.object({ version: z.number() }),
      sql`select version from boundary_line where id = ${id}`,
    );
    return row?.version ?? 0;
  };
  const decided = async (body: object) =>
    juzhang
      .post(at('/classify'))
      .set('If-Match', `"${await version()}"`)
      .send({ ground: '经保密审查', mapReviewNumber: null, ...body });

  it('is decided by the head of the office, step by step, and public only with a review number', async () => {
    expect((await classify({ secrecy: 'internal' }, jiexian)).status).toBe(403);
    expect((await classify({ secrecy: 'internal' })).status).toBe(412);
    expect((await decided({ secrecy: 'public' })).body.errors[0]).toMatchObject({ pointer: '/mapReviewNumber' });
    expect((await decided({ secrecy: 'restricted' })).status).toBe(200);
    await jiexian.get(at()).expect(404);
    await jiexian.get(at('/archive')).expect(404);
    await jiexian.get(at('/course')).expect(404);
    const listed = (await juzhang.get('/api/restricted-boundary-lines').expect(200)).body.items;
    expect(listed).toEqual([
      { id, version: await version(), code: '640303-640323', sides: '红寺堡区—盐池县', ground: '经保密审查' },
    ]);
    expect((await decided({ secrecy: 'public', mapReviewNumber: '宁S(2026)001号' })).body.errors[0]).toMatchObject({
      code: 'step',
    });
    expect((await decided({ secrecy: 'internal' })).status).toBe(200);
    expect((await decided({ secrecy: 'public', mapReviewNumber: '宁S(2026)001号' })).status).toBe(200);
    expect(await line()).toMatchObject({ secrecy: 'public', mapReviewNumber: '宁S(2026)001号' });
    expect((await archive()).classifications).toHaveLength(3);
  });
});
