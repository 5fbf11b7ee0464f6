import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewName } from '#server/gazetteer/nameLines.ts';
import { run, sql } from '#server/platform/db/sql.ts';
import { aStreetNamed, searchedRegister } from './searchedRegister.ts';

let register: Awaited<ReturnType<typeof searchedRegister>>;
beforeAll(async () => {
  register = await searchedRegister();
});
afterAll(() => register.app.close());
const search = (q: string, more?: object) => register.search(q, more);
const namesFor = (q: string, more?: object) => register.namesFor(q, more);
const aStreet = (...args: [names: Partial<NewName>[], place?: object]) => aStreetNamed(register.app.db, ...args);

describe('search for what was mistyped', () => {
  it.each([
    ['裕闽街', 'the same sound'],
    ['裕名街', 'a near sound (-n, -ng)'],
    ['裕氏街', 'one character wrong'],
    ['裕街', 'one character missing'],
    ['裕新民街', 'one character too many'],
    ['裕街民', 'another order'],
    ['裕民衔', 'a character that looks alike, or a wrong one at the end'],
    ['yuminjei', 'two letters exchanged'],
    ['yuminji', 'a beginning that needs no repair'],
    ['yumijie', 'a letter missing'],
    ['yuminjiie', 'a letter too many'],
    ['yumingjie', 'a near sound'],
  ])('%s finds 裕民街: %s', async (q) => {
    expect(await namesFor(q)).toContain('裕民街');
  });
  it('says so, and puts what holds the query before what is merely like it', async () => {
    await aStreet([{ name: '栖霞东街北巷' }]);
    await aStreet([{ name: '栖霞动街' }]);
    const hits = await search('栖霞东街');
    expect(hits.map(({ name, matched }) => [name, matched])).toEqual([
      ['栖霞东街北巷', 'name'],
      ['栖霞动街', 'similar'],
    ]);
  });
  it('adds nothing where a name equals the query', async () => {
    expect((await search('裕民街')).filter(({ matched }) => matched === 'similar')).toEqual([]);
  });
  it('of one character or three letters there is nothing to repair', async () => {
    for (const q of ['龘', 'xqz']) expect(await namesFor(q)).toEqual([]);
  });
});

describe('search by place and day', () => {
  it('orders by distance, and keeps within it', async () => {
    const id = await aStreet([{ name: '沙枣远路' }]);
    await run(
      register.app.db,
      sql`update place set geom = st_setsrid(st_makepoint(106.3, 37.99), 4490) where id = ${id}`,
    );
    await aStreet([{ name: '沙枣近路' }]);
    const near = '106.2,37.99';
    const hits = await search('沙枣', { near });
    expect(hits).toMatchObject([
      { name: '沙枣近路', metres: 0 },
      { name: '沙枣远路', metres: 8784 },
    ]);
    expect(await namesFor('沙枣', { near, within: 5000 })).toEqual(['沙枣近路']);
  });
  it('without a text finds the nearest', async () => {
    await aStreet([{ name: '沙枣近旁路' }]);
    const { body } = await register.anybody.get('/api/names').query({ near: '106.2,37.99', limit: 3 }).expect(200);
    expect(body.items).toHaveLength(3);
    expect(body.items[0]).toMatchObject({ matched: 'near', metres: 0 });
  });
  it('finds the names of a day in the divisions of that day', async () => {
    const id = await aStreet([
      { name: '柽柳新路', validFrom: '2020-05-01' },
      { name: '柽柳旧路', kind: 'former', status: 'former' },
    ]);
    await run(
      register.app.db,
      sql`update place_name set valid_to = '2020-05-01' where place_id = ${id} and kind = 'former'`,
    );
    await register.app.db.transaction(async (tx) => {
      await run(tx, sql`select set_config('diming.effective_on', '2023-01-01', true)`);
      await run(tx, sql`update place set division_code = '640303' where id = ${id}`);
      await run(tx, sql`update place_name set county_code = '640303' where place_id = ${id}`);
    });
    expect(await namesFor('柽柳', { at: '2019-01-01' })).toEqual(['柽柳旧路']);
    expect(await namesFor('柽柳', { at: '2021-01-01', division: '640302' })).toEqual(['柽柳新路']);
    expect(await namesFor('柽柳', { at: '2021-01-01', division: '640303' })).toEqual([]);
    expect(await namesFor('柽柳', { at: '2023-01-01', division: '640303' })).toEqual(['柽柳新路']);
    expect(await namesFor('柽柳', { at: '2023-01-01', division: '640302' })).toEqual([]);
  });
  it.each([
    [{}, 'nothing to look for'],
    [{ near: '106.2' }, 'half a point'],
    [{ near: '206.2,37.9' }, 'a point beyond the earth'],
    [{ q: '街', within: 100 }, 'a distance from nowhere'],
    [{ q: '街', at: '2020-02-30' }, 'a day that never was'],
  ])('refuses %j: %s', async (query: object, _why: string) => {
    await register.anybody.get('/api/names').query(query).expect(400);
  });
});
