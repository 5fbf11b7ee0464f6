import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Suggestion } from '#server/detection/suggestionContract.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';

const street = {
  type: 'LineString',
  coordinates: [
    [106.188, 37.9935],
    [106.2, 37.994],
  ],
};

let app: TestApp;
let applicant: TestAgent;
beforeAll(async () => {
  app = await testApp({ sample: true });
  applicant = await app.signIn('shenqing');
});
afterAll(() => app.close());

const suggest = (body: object) => applicant.post('/api/name-suggestions').send(body);

it('makes names of local names, each with its reason and clear when it is checked again', async () => {
  const asked = { name: '曼哈顿大道', category: 'street', geometry: street };
  const items: Suggestion[] = (await suggest(asked).expect(200)).body.items;
  expect(items.length).toBeGreaterThanOrEqual(3);
  expect(new Set(items.map(({ from }) => from)).size).toBe(items.length);
  for (const { name, from, reasonZh, reason } of items) {
    expect(reasonZh).toContain(from);
    expect(reason).toContain(from);
    const { body } = await applicant
      .post('/api/name-checks')
      .send({ ...asked, name })
      .expect(200);
    expect([name, body.level, body.registerAsked]).toEqual([name, 'clear', true]);
  }
});

it('renames a place by a name of its surroundings, in every category that has a generic term', async () => {
  const { rows } = await app.db.raw(
    `select p.id, n.name, st_x(st_pointonsurface(p.geom)) as x, st_y(st_pointonsurface(p.geom)) as y
       from place p join place_name n on n.place_id = p.id where n.name = '裕民街' limit 1`,
  );
  const [{ id, name, x, y }] = rows;
  const here = { category: 'street', geometry: { type: 'Point', coordinates: [x, y] }, division: '640302' };
  const items: Suggestion[] = (await suggest({ ...here, name, self: id }).expect(200)).body.items;
  expect(items.length).toBeGreaterThan(0);
  expect(items.every(({ draws, name: offered }) => draws === null && offered !== name)).toBe(true);
  const categories = ['committee_site', 'natural_entity', 'park', 'residential_area', 'building', 'facility', 'other'];
  const none: string[] = [];
  for (const category of categories) {
    const { body } = await suggest({ category, geometry: street, division: '640302' }).expect(200);
    if (body.items.length === 0) none.push(category);
  }
  expect(none).toEqual([]);
}, 60_000);

it('takes the generic term of the kind of place', async () => {
  const asked = { category: 'facility', geometry: street, division: '640302', attributes: { featureType: '水库' } };
  const items: Suggestion[] = (await suggest(asked).expect(200)).body.items;
  expect(items.length).toBeGreaterThan(0);
  expect(items.filter(({ name }) => !name.endsWith('水库'))).toEqual([]);
});

it('has nothing to say where nothing around has a name, or the shape is not valid', async () => {
  const nowhere = { category: 'street', geometry: { type: 'Point', coordinates: [90, 40] } };
  expect((await suggest(nowhere).expect(200)).body.items).toEqual([]);
  const bow = [
    [106.1, 37.9],
    [106.2, 38],
    [106.2, 37.9],
    [106.1, 38],
    [106.1, 37.9],
  ];
  const crossed = { category: 'residential_area', geometry: { type: 'Polygon', coordinates: [bow] } };
  expect((await suggest(crossed).expect(200)).body.items).toEqual([]);
});

it('is for people who are signed in, and takes nothing it does not know', async () => {
  await suggest({ category: 'street', geometry: street, other: 1 }).expect(400);
  await suggest({ category: 'street' }).expect(400);
});
