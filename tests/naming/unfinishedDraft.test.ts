import { afterAll, beforeAll, expect, it } from 'vitest';
import { CaseDetail } from '#server/naming/caseContract.ts';
import { act, aStreet, reload } from '#tests/support/aCase.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';

let app: TestApp;
let applicant: TestAgent;

beforeAll(async () => {
  app = await testApp({ sample: true });
  applicant = await app.signIn('shenqing');
});
afterAll(() => app.close());

const create = async (draft: object) =>
  CaseDetail.parse((await applicant.post('/api/naming-cases').send(draft).expect(201)).body);
const edit = ({ id, version }: CaseDetail, draft: object) =>
  applicant.put(`/api/naming-cases/${id}`).set('If-Match', `"${version}"`).send(draft);
const submit = ({ id, version }: CaseDetail) =>
  applicant.post(`/api/naming-cases/${id}/submit`).set('If-Match', `"${version}"`).send({});

it('keeps an empty form, lists it for its applicant alone, and says what is missing when it is submitted', async () => {
  const found = await create({});
  expect(found).toMatchObject({ state: 'draft', category: null, geometry: null, divisionCode: '', candidates: [] });
  const list = await applicant.get('/api/naming-cases?state=draft').expect(200);
  expect(list.body.items[0]).toMatchObject({ id: found.id, name: '', category: null });
  const handler = await app.signIn('minzheng');
  await handler.get(`/api/naming-cases/${found.id}`).expect(404);

  const { body } = await submit(found).expect(409);
  expect(body).toMatchObject({ code: 'incomplete-application', detail_zh: '申请还有 7 处未填写，补齐后方可提交。' });
  expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    '/category',
    '/candidates',
    '/geometry',
    '/division',
    '/location',
    '/contactName',
    '/contactPhone',
  ]);
});

it('is filled in step by step and submitted once complete', async () => {
  const street = aStreet();
  const [first] = street.candidates;
  const begun = await create({ candidates: [{ name: '迎宾湖路' }, {}], geometry: street.geometry });
  expect(begun.geometry).toEqual(street.geometry);
  expect((await submit(begun)).body.errors).toContainEqual(
    expect.objectContaining({ pointer: '/candidates/0/meaning', detail: 'Required', detail_zh: '必填' }),
  );
  const { candidates: _, contactPhone, ...most } = street;
  const further = await edit(begun, { ...most, candidates: [first] }).expect(200);
  expect(further.body).toMatchObject({ handler: '吴忠市民政局', divisionCode: '640302' });
  const { body } = await submit(further.body).expect(409);
  expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/contactPhone']);
  const whole = await edit(further.body, { ...most, contactPhone, candidates: [first] }).expect(200);
  expect((await submit(whole.body).expect(200)).body.state).toBe('submitted');
});

it('is not moved to a division that is none of the applicant’s', async () => {
  const found = await create({ division: '640302' });
  const { body } = await edit(found, { division: '640106' }).expect(404);
  expect(body).toMatchObject({ type: '/problems/not-found', detail_zh: '不在本单位管辖的行政区内。' });
  expect(await reload(applicant, found.id)).toMatchObject({ version: found.version, divisionCode: '640302' });
});

it.each<[string, object, string]>([
  ['a name of one character', { candidates: [{ name: '路' }] }, '/candidates/0/name'],
  ['the same name twice', { candidates: [{ name: '清和路' }, { name: '清和路' }] }, '/candidates/1/name'],
  ['a division that is none', { division: '640399' }, '/division'],
  ['a telephone number of two digits', { contactPhone: '12' }, '/contactPhone'],
  [
    'a street drawn as a point',
    { ...aStreet(), geometry: { type: 'Point', coordinates: [106.2, 37.99] } },
    '/geometry',
  ],
  ['an unknown field', { contact: 'x' }, '/contact'],
])('refuses %s also in a draft', async (_, draft, pointer) => {
  const { body } = await applicant.post('/api/naming-cases').send(draft).expect(400);
  expect(body.errors[0].pointer).toBe(pointer);
});

it('is withdrawn without ever having been complete', async () => {
  const found = await create({ category: 'street' });
  await act(applicant, found, 'withdraw', { reason: '不再需要' });
  expect((await reload(applicant, found.id)).state).toBe('withdrawn');
});

it('stays complete once it was submitted', async () => {
  const submitted = await act(applicant, await create(aStreet()), 'submit');
  const handler = await app.signIn('minzheng');
  const returned = await act(handler, submitted, 'return', { defects: ['请补充位置图'] });
  const { location: _, ...rest } = aStreet();
  expect((await edit(returned, rest).expect(400)).body.errors[0].pointer).toBe('/location');
});
