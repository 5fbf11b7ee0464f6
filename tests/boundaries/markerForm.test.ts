import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Marker } from '#server/boundaries/markers/markerContract.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';

let app: TestApp;
let [jiexian, juzhang, yanchi]: TestAgent[] = [];
let lineId: string;
beforeAll(async () => {
  app = await testApp({ sample: true });
  app.clock.set('2026-11-29T02:00:00.000Z');
  [jiexian, juzhang, yanchi] = [await app.signIn('jiexian'), await app.signIn('juzhang'), await app.signIn('yanchi')];
  const { items } = (await jiexian.get('/api/boundary-lines').query({ level: 'county' }).expect(200)).body;
  lineId = items.find(({ code }: { code: string }) => code === '640302-640381').id;
});
afterAll(() => app.close());

const an = (agent: TestAgent | undefined): TestAgent => {
  if (!agent) throw new Error('Nobody has signed in');
  return agent;
};
async function aMarker(given: object): Promise<Marker> {
  const draft = { numberText: '利青-1', kind: 'single', lineId, position: [106.1, 37.9], ...given };
  return (await an(jiexian).post('/api/markers').send(draft).expect(201)).body;
}
const seen = async (agent: TestAgent | undefined, { id }: Marker) => (await an(agent).get(`/api/markers/${id}`)).status;
const classify = (agent: TestAgent | undefined, { id, version }: Marker, body: object) =>
  an(agent)
    .post(`/api/markers/${id}/classify`)
    .set('If-Match', `"${version}"`)
    .send({ ground: '经保密审查', mapReviewNumber: null, ...body });

it('puts the registration right, and neither place, state nor access with it', async () => {
  const marker = await aMarker({ secrecy: 'internal', material: '石' });
  const edit = (version: number, body: object) =>
    an(jiexian).put(`/api/markers/${marker.id}`).set('If-Match', `"${version}"`).send(body);
  const faces = [{ face: '北面', inscription: '利通' }];
  const right = { numberText: '利青-01', kind: 'double', faces, managerSide: '640302' };
  const { body } = await edit(1, right).expect(200);
  expect(body).toMatchObject({ ...right, managerSide: { code: '640302' }, material: null, secrecy: 'internal' });
  expect(body).toMatchObject({ position: marker.position, status: 'intact', version: 2 });
  await edit(1, right).expect(412);
  await edit(2, { ...right, secrecy: 'public' }).expect(400);
  await aMarker({ numberText: '利青-02' });
  expect((await edit(2, { ...right, numberText: '利青-02' }).expect(409)).body.code).toBe('number-taken');
  const audit = await an(await app.signIn('shenji'))
    .get('/api/audit')
    .query({ action: 'markers.edit' });
  expect(audit.body.items[0]).toMatchObject({ before: { numberText: '利青-1' }, after: { numberText: '利青-01' } });
});

it('is seen by whom the head of the office above both sides lets see it', async () => {
  const marker = await aMarker({ numberText: '密-1' });
  expect((await classify(jiexian, marker, { secrecy: 'restricted' })).status).toBe(403);
  expect((await classify(juzhang, marker, { secrecy: 'internal' })).status).toBe(409);
  const unnumbered = await classify(juzhang, marker, { secrecy: 'public' });
  expect(unnumbered.body.errors[0]).toMatchObject({ pointer: '/mapReviewNumber', code: 'review-number' });
  const hidden = (await classify(juzhang, marker, { secrecy: 'restricted' }).expect(200)).body;
  expect(hidden).toEqual({ id: marker.id, version: 2, secrecy: 'restricted' });
  for (const agent of [jiexian, juzhang, yanchi]) expect(await seen(agent, marker)).toBe(404);
  await an(jiexian).get(`/api/markers/${marker.id}/form.pdf`).expect(404);
  const listed = (await an(jiexian).get('/api/markers').query({ limit: 200 })).body.items;
  expect(listed.map(({ numberText }: Marker) => numberText)).not.toContain('密-1');
  const { items } = (await an(juzhang).get('/api/restricted-markers').expect(200)).body;
  expect(items).toEqual([
    { id: marker.id, version: 2, numberText: '密-1', sides: '利通区—青铜峡市', ground: '经保密审查' },
  ]);
  await an(jiexian).get('/api/restricted-markers').expect(403);
  const at2 = { ...marker, version: 2 };
  const number = '演示-审图号';
  const step = await classify(juzhang, at2, { secrecy: 'public', mapReviewNumber: number });
  expect(step.body.errors[0]).toMatchObject({ code: 'step' });
  await classify(juzhang, at2, { secrecy: 'internal' }).expect(200);
  expect(await seen(jiexian, marker)).toBe(200);
  await classify(juzhang, { ...marker, version: 3 }, { secrecy: 'public', mapReviewNumber: number }).expect(200);
});

it('that is restricted from the first is registered, and can be brought back', async () => {
  const refused = await an(jiexian)
    .post('/api/markers')
    .send({ numberText: '密-2', kind: 'single', lineId, position: [106.1, 37.9], secrecy: 'public' });
  expect(refused.status).toBe(400);
  const marker = await aMarker({ numberText: '密-3', secrecy: 'restricted' });
  expect(await seen(jiexian, marker)).toBe(404);
  await classify(juzhang, marker, { secrecy: 'internal' }).expect(200);
  expect(await seen(jiexian, marker)).toBe(200);
});
