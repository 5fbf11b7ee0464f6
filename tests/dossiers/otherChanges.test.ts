import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#server/platform/db/sql.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';
import { changeOffice } from './changeOffice.ts';

let app: TestApp;
let minzheng: TestAgent;

beforeAll(async () => {
  app = await testApp({ sample: true });
  minzheng = await app.signIn('minzheng');
});
afterAll(() => app.close());

const { changed, divisions, area, strays, yesterday, acrossLine, openEdges, cover, shapeOf } = changeOffice(() => ({
  app,
  minzheng,
}));

it.each([
  ['a prefecture that ends', { change: 'abolish', unit: '640300', to: '640400', drafting: 'superior' }, '/unit'],
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
  it('moves a seat across a division of the next level, and calls nothing else a move of seat', async () => {
    const seat = { title: '驻地', change: 'seat', unit: '640381', newSeat: '小坝镇文化街', drafting: 'own' };
    const placed = { ...seat, newSeatIn: '640381100', newSeatPoint: [105.97, 38.02] };
    await changed(placed);
    const moved = (await divisions({ parent: '640300' })).find(({ code }) => code === '640381');
    expect(moved).toMatchObject({ seat: '小坝镇文化街', seatCode: '640381100', seatPoint: [105.97, 38.02] });
    for (const newSeatIn of ['640381100', '640323100']) {
      const { body } = await minzheng
        .post('/api/division-dossiers')
        .send({ ...placed, newSeatIn })
        .expect(400);
      expect(body.errors[0].pointer).toBe('/newSeatIn');
    }
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

const ACROSS = sql`st_buffer(st_setsrid(st_makeline(st_makepoint(st_xmin(d.geom) - 0.05, st_y(st_centroid(d.geom))),
  st_makepoint(st_xmax(d.geom) + 2, st_y(st_centroid(d.geom)))), 4490), 0.01, 2)`;

describe('an area drawn on the map', () => {
  it('passes from one township to its neighbour, and both share the new line', async () => {
    const {
      left,
      right,
      area: drawn,
    } = await acrossLine(sql`starts_with(left_code, '640324') and starts_with(right_code, '640324')`);
    const [open, own] = [await openEdges(), await area([left])];
    const dossier = await changed({
      ...{ title: '乡界', change: 'boundary', unit: left, to: right, area: drawn, drafting: 'joint' },
    });
    const passed = own - (await area([left]));
    expect(passed).toBeGreaterThan(1e5);
    expect(await area([right])).toBeCloseTo((await area([right], yesterday())) + passed, -1);
    expect(await openEdges()).toBe(open);
    expect(await cover('township')).toBeCloseTo(await cover('township', yesterday()), 9);
    expect(dossier.tasks.map(({ kind }) => kind)).toContain('committees');
    const { features } = (await minzheng.get(`/api/division-dossiers/${dossier.id}/scheme`).expect(200)).body;
    const metres = (id: string) => features.find((one: { id: string }) => one.id === id).properties.squareMetres;
    expect(metres(`lost-${left}`)).toBeGreaterThan(1e5);
    expect(metres(`gained-${right}`)).toBeCloseTo(metres(`lost-${left}`), 0);
  });
  it('passes from one county to another with its townships, up to the line of both', async () => {
    const {
      left,
      right,
      area: drawn,
    } = await acrossLine(sql`starts_with(left_code, '640303') and starts_with(right_code, '640323')`);
    const scheme = { change: 'boundary', unit: '640323', to: '640303', area: drawn, drafting: 'joint' };
    const partial = { extent: 'partial', extentGround: '一段' };
    const { body } = await minzheng
      .post('/api/division-dossiers')
      .send({ title: '界线', ...scheme, ...partial })
      .expect(400);
    expect(body.errors[0].pointer).toBe('/toTownship');
    const [open, county] = [await openEdges(), await area(['640323'])];
    await changed({ title: '界线', ...scheme, ...partial, toTownship: left });
    const passed = county - (await area(['640323']));
    expect(passed).toBeGreaterThan(1e5);
    expect(await area(['640303'])).toBeCloseTo((await area(['640303'], yesterday())) + passed, -1);
    expect(await area([left])).toBeCloseTo((await area([left], yesterday())) + passed, -1);
    expect(await area([right])).toBeCloseTo((await area([right], yesterday())) - passed, -1);
    expect(await openEdges()).toBe(open);
    expect(await strays()).toBe(0);
  });
  it.each([
    ['nowhere near', 'outside', sql`st_buffer(st_pointonsurface(d.geom), 0.001, 2)`, '640302'],
    ['that does not reach the receiver', 'apart', sql`st_buffer(st_pointonsurface(d.geom), 0.001, 2)`, '640323'],
    ['that would cut the giver in two', 'splits', ACROSS, '640323'],
  ])('%s is refused: %s', async (_what, code, shape, from) => {
    const drawn = await shapeOf(shape, from === '640302' ? '640324' : '640323102');
    const scheme = {
      change: 'boundary',
      unit: from,
      to: '640303',
      area: drawn,
      drafting: 'joint',
      toTownship: '640303200',
    };
    const { body } = await minzheng
      .post('/api/division-dossiers')
      .send({ title: '界线', ...scheme })
      .expect(400);
    expect(body.errors[0]).toMatchObject({ pointer: '/area', code });
  });
});

describe('mergers, entrusting and what lies above the county', () => {
  it('merges two counties into a new one: clashing townships get codes that somebody fixes', async () => {
    const below = [...(await divisions({ parent: '640302' })), ...(await divisions({ parent: '640304' }))];
    const sum = await area(['640302', '640304']);
    const merged = { unit: '640302', units: ['640304'], newName: '新吴区', newType: '市辖区' };
    const dossier = await changed({ title: '合并', change: 'establish', ...merged, drafting: 'superior' });
    const now = await divisions({ parent: '640305' });
    expect(now.map(({ name }) => name).sort()).toEqual(below.map(({ name }) => name).sort());
    expect(new Set(now.map(({ code }) => code)).size).toBe(below.length);
    expect(dossier.codes.filter(({ effect }) => effect === 'renewed').length).toBeGreaterThan(0);
    expect(await area(['640305'])).toBeCloseTo(sum, -1);
    expect(await divisions({ under: '640302' })).toEqual([]);
    expect(await strays()).toBe(0);
  });
  it('entrusts a county to another prefecture: its superior stays, its code is renewed, and back', async () => {
    const entrusting = { change: 'affiliation', unit: '640324', drafting: 'joint' };
    await changed({ title: '代管', ...entrusting, to: '640400', entrusting: 'begin' });
    const [county] = (await divisions({ parent: '640300' })).filter(({ name }) => name === '同心县');
    expect(county).toMatchObject({ entrustedCode: '640400', path: '吴忠市同心县' });
    expect(county?.code.startsWith('6404')).toBe(true);
    await changed({ title: '收回代管', ...entrusting, unit: county?.code, entrusting: 'end' });
    const [back] = (await divisions({ parent: '640300' })).filter(({ name }) => name === '同心县');
    expect(back).toMatchObject({ entrustedCode: null });
    expect(back?.code).not.toBe('640324');
    expect(await strays()).toBe(0);
  });
  it('renames a prefecture with the paths of all below it', async () => {
    const dossier = await changed({
      title: '更名',
      change: 'name',
      unit: '640300',
      newName: '新吴市',
      drafting: 'own',
    });
    expect(dossier.approver).toMatchObject({ organ: 'state_council' });
    expect((await divisions({ parent: '640303' })).every(({ path }) => path.startsWith('新吴市红寺堡区'))).toBe(true);
  });
});
