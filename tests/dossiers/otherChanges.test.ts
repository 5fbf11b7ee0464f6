import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { applyDueDossiers } from '#server/dossiers/applyDossier.ts';
import type { Dossier } from '#server/dossiers/contract.ts';
import { one, type Sql, sql } from '#server/platform/db/sql.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';
import { act, approved } from './dossierOffice.ts';

let app: TestApp;
let minzheng: TestAgent;
let day = '2026-11-24';

beforeAll(async () => {
  app = await testApp({ sample: true });
  minzheng = await app.signIn('minzheng');
});
afterAll(() => app.close());

/** Two rows of one division never begin on one day: each change of this file has a day of its own. */
function nextDay(): string {
  day = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  app.clock.set(`${day}T02:00:00.000Z`);
  return day;
}

/** A change approved and in effect today, with the proposed codes. */
async function changed(draft: object): Promise<Dossier> {
  const today = nextDay();
  let dossier = await approved(minzheng, draft, { today, effectiveOn: today });
  for (const { old, proposed } of dossier.codes.filter((one) => one.proposed !== null))
    dossier = await act(minzheng, dossier, 'fix-code', { old, code: proposed, on: today, document: '代码文件' });
  await applyDueDossiers(app.deps);
  const { body } = await minzheng.get(`/api/division-dossiers/${dossier.id}`).expect(200);
  expect(body).toMatchObject({ state: 'implementing', applyFault: null });
  return body;
}

const divisions = async (query: object): Promise<{ code: string; name: string; path: string; seat: string | null }[]> =>
  (
    await minzheng
      .get('/api/divisions')
      .query({ at: day, limit: 200, ...query })
      .expect(200)
  ).body.items;
const number = async (query: Sql) => (await one(app.db, z.object({ value: z.number().nullable() }), query)).value ?? 0;
const area = (codes: string[], at = day) =>
  number(
    sql`select sum(st_area(geom::geography)) as value from division where code = any(${codes}) and valid @> ${at}::date`,
  );
const strays = () =>
  number(sql`select count(*)::float8 as value from place p
              where not exists (select 1 from division v where v.code = p.division_code and v.valid @> ${day}::date)`);
const yesterday = () => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

describe('a change in effect', () => {
  it('renames a county with the paths of all below it, and keeps every code', async () => {
    const draft = { title: '更名', change: 'name', unit: '640302', newName: '新利通区', drafting: 'own' };
    const before = (await divisions({ under: '640302' })).map(({ code }) => code);
    const dossier = await changed(draft);
    const after = await divisions({ under: '640302' });
    expect(after.map(({ code }) => code)).toEqual(before);
    expect(after.every(({ path }) => path.startsWith('吴忠市新利通区'))).toBe(true);
    expect(dossier.codes).toMatchObject([{ old: '640302', effect: 'kept', code: '640302' }]);
  });
  it('moves a seat', async () => {
    await changed({ title: '驻地', change: 'seat', unit: '640381', newSeat: '小坝镇文化街', drafting: 'own' });
    expect((await divisions({ parent: '640300' })).find(({ code }) => code === '640381')?.seat).toBe('小坝镇文化街');
  });
  it('makes a town of a township: the old code is withdrawn, committees follow', async () => {
    const committees = (await divisions({ parent: '640323200' })).length;
    const unit = { unit: '640323200', newName: '王乐井镇', newType: '镇' };
    await changed({ title: '撤乡设镇', change: 'establish', ...unit, drafting: 'abolished' });
    const towns = await divisions({ parent: '640323' });
    expect(towns.find(({ name }) => name === '王乐井镇')).toMatchObject({
      code: '640323104',
      path: '吴忠市盐池县王乐井镇',
    });
    expect(towns.some(({ code }) => code === '640323200')).toBe(false);
    expect((await divisions({ parent: '640323104' })).length).toBe(committees);
    expect(await area(['640323104'])).toBeCloseTo(await area(['640323200'], yesterday()), -1);
    expect(await strays()).toBe(0);
  });
  it('abolishes a township into its neighbour, whose committees keep their codes', async () => {
    const [own, joined] = [await divisions({ parent: '640303200' }), await divisions({ parent: '640303201' })];
    await changed({ title: '撤销', change: 'abolish', unit: '640303201', to: '640303200', drafting: 'superior' });
    const after = (await divisions({ parent: '640303200' })).map(({ code }) => code);
    expect(after.length).toBe(own.length + joined.length);
    expect(after).toEqual(expect.arrayContaining(own.map(({ code }) => code)));
    expect(await area(['640303200'])).toBeCloseTo(await area(['640303200', '640303201'], yesterday()), -1);
    expect(await strays()).toBe(0);
  });
  it('passes townships from one county to another at a change of line', async () => {
    const moved = await area(['640324102', '640324103']);
    const line = { unit: '640324', to: '640303', units: ['640324102', '640324103'], drafting: 'joint' };
    await changed({ title: '界线', change: 'boundary', ...line, extent: 'partial', extentGround: '两镇' });
    const names = (await divisions({ parent: '640303' })).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['韦州镇', '下马关镇']));
    expect(await area(['640324'])).toBeCloseTo((await area(['640324'], yesterday())) - moved, -1);
    expect(await area(['640303'])).toBeCloseTo((await area(['640303'], yesterday())) + moved, -1);
    expect(await strays()).toBe(0);
  });
  it('turns a county into a district with new codes for all below it', async () => {
    const below = (await divisions({ under: '640381' })).length;
    const unit = { unit: '640381', newName: '青铜峡区', newType: '市辖区' };
    await changed({ title: '撤市设区', change: 'establish', ...unit, drafting: 'abolished' });
    expect((await divisions({ under: '640304' })).length).toBe(below);
    expect(await divisions({ under: '640381' })).toEqual([]);
    expect(await strays()).toBe(0);
  });
});

it.each([
  ['a prefecture', { change: 'name', unit: '640300', newName: '新', drafting: 'own' }, '/unit'],
  ['an affiliation without a superior', { change: 'affiliation', unit: '640302103', drafting: 'joint' }, '/to'],
  [
    'a superior of another level',
    { change: 'affiliation', unit: '640302103', to: '640323101', drafting: 'joint' },
    '/to',
  ],
  [
    'a party that does not draft',
    { change: 'name', unit: '640302103', newName: '新镇', drafting: 'joint' },
    '/drafting',
  ],
  [
    'no agreement without its ground',
    { change: 'affiliation', unit: '640302103', to: '640303', drafting: 'party' },
    '/draftingGround',
  ],
  [
    'an extent without its ground',
    { change: 'affiliation', unit: '640302103', to: '640303', drafting: 'joint', extent: 'major' },
    '/extentGround',
  ],
])('refuses %s', async (_what, draft, pointer) => {
  const { body } = await minzheng
    .post('/api/division-dossiers')
    .send({ title: '某变更', ...draft })
    .expect(400);
  expect(body.errors[0].pointer).toBe(pointer);
});
