import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertNames } from '#server/gazetteer/insertNames.ts';
import { loadNamingTables } from '#server/gazetteer/loadNamingTables.ts';
import type { NewName } from '#server/gazetteer/nameLines.ts';
import { aStreetNamed, searchedRegister } from './searchedRegister.ts';

const tables = loadNamingTables();
let register: Awaited<ReturnType<typeof searchedRegister>>;
beforeAll(async () => {
  register = await searchedRegister();
});
afterAll(() => register.app.close());
const search = (q: string, more?: object) => register.search(q, more);
const namesFor = (q: string, more?: object) => register.namesFor(q, more);
const aStreet = (...args: [names: Partial<NewName>[], place?: object]) => aStreetNamed(register.app.db, ...args);

describe('search by characters', () => {
  it('finds the whole name first, then names that begin so, then names that hold it', async () => {
    for (const name of ['前甜水街', '甜水街东巷', '甜水街']) await aStreet([{ name }]);
    expect(await namesFor('甜水街')).toEqual(['甜水街', '甜水街东巷', '前甜水街']);
  });
  it.each([
    ['inside a name', '民街', '裕民街'],
    ['by one character', '罗', '罗山'],
    ['in traditional characters', '牛首山', '牛首山'],
    ['in traditional characters', '羅山', '罗山'],
    ['with spaces and full-width forms', ' 裕 民　街 ', '裕民街'],
  ])('%s: %s', async (_what, q, name) => {
    expect(await namesFor(q)).toContain(name);
  });
  it('offers names with the characters in another order as similar only', async () => {
    const hits = await search('街裕民');
    expect(hits.map(({ name, matched }) => [name, matched])).toContainEqual(['裕民街', 'similar']);
    expect(hits.every(({ matched }) => matched === 'similar')).toBe(true);
  });
  it('keeps to a category and a division', async () => {
    expect(await namesFor('街', { division: '640381' })).toContain('古峡街');
    expect(await namesFor('街', { division: '640381' })).not.toContain('裕民街');
    expect(await namesFor('街', { division: '640381' })).not.toContain('裕民街');
    expect(await namesFor('裕民街', { division: '640300' })).toContain('裕民街'); // in any county of the city
    expect(await namesFor('富平街', { division: '640381' })).toEqual([]);
    expect(await namesFor('山', { category: 'street' })).not.toContain('罗山');
  });
});

describe('a character that is in more names than are ranked', () => {
  it('finds the name that equals it all the same', async () => {
    const many = Array.from({ length: 5200 }, (_, i) => ({ name: `${i}号槐巷` }));
    await register.app.db.transaction(async (tx) => {
      const { rows } = await tx.raw(
        `insert into place (province_code, division_code, category, status, position_source, source, created_at, updated_at)
         select '640000', '640302', 'street', 'live', '测试', '测试', now(), now() from generate_series(1, ?) returning id`,
        [many.length],
      );
      const standing = { kind: 'standard', status: 'standard', legalStatus: 'unknown', validFrom: null } as const;
      const spot = { provinceCode: '640000', countyCode: '640302', category: 'street' } as const;
      await insertNames(
        tx,
        tables,
        many.map(({ name }, i) => ({ ...spot, ...standing, name, placeId: rows[i].id })),
      );
    });
    await aStreet([{ name: '槐' }]);
    expect((await namesFor('槐'))[0]).toBe('槐');
    expect(await namesFor('槐', { limit: 50 })).toHaveLength(50);
    expect((await namesFor('5199号槐'))[0]).toBe('5199号槐巷');
  });
});

describe('search by sound', () => {
  it.each([
    ['full pinyin', 'yuminjie', '裕民街', 'pinyin'],
    ['with tone marks and spaces', 'Yùmín Jiē', '裕民街', 'pinyin'],
    ['in capitals', 'YUMINJIE', '裕民街', 'pinyin'],
    ['the beginning', 'yumin', '裕民街', 'pinyin'],
    ['initials', 'ymj', '裕民街', 'initials'],
    ['initials in capitals', 'YMJ', '裕民街', 'initials'],
  ])('%s: %s', async (_what, q, name, matched) => {
    const hits = await search(q);
    expect(hits.filter((hit) => hit.name === name)).toEqual([expect.objectContaining({ matched })]);
  });
  it('writes ü as v and reads both', async () => {
    await aStreet([{ name: '绿苑路' }]);
    for (const q of ['lvyuanlu', 'lüyuanlu', 'lǜ yuàn lù']) expect(await namesFor(q), q).toContain('绿苑路');
  });
});

describe('what the public does not find', () => {
  it('a name that is not cleared, not live or not yet standard', async () => {
    await aStreet([{ name: '未公开甲路' }], { secrecy: 'internal' });
    await aStreet([{ name: '未公开乙路' }], { status: 'proposed' });
    await aStreet([{ name: '未公开丙路', status: 'reserved' }]);
    await aStreet([{ name: '未公开丁路', status: 'refused' }]);
    await aStreet([{ name: '未公开戊路', status: 'census_only', kind: 'alias' }]);
    expect(await namesFor('未公开')).toEqual([]);
    expect(await namesFor('wgk')).toEqual([]);
  });
  it('but a former name leads to the present one', async () => {
    await aStreet([{ name: '新华新路' }, { name: '旧称测路', kind: 'former', status: 'former' }]);
    const [hit] = await search('旧称测');
    expect(hit).toMatchObject({ name: '旧称测路', matched: 'former', status: 'former', currentName: '新华新路' });
    expect((await search('新华新'))[0]).toMatchObject({ currentName: null, matched: 'name' });
  });
});

describe('hostile input', () => {
  it.each([
    '%',
    '_',
    '%%%',
    '\\',
    "'",
    "'; drop table place; --",
    '"',
    '$1',
    '?',
    '??',
    '\u200b',
    '😀',
    '𠮷',
    '...',
    '0',
  ])('answers %j with a list and never with everything', async (q) => {
    expect((await search(q)).length).toBeLessThan(3);
  });
  it('LIKE patterns between letters are not patterns', async () => {
    expect(await namesFor('y%j')).not.toContain('裕民街');
    // One character wrong, as any other would be: no pattern, which would find it as if it had been written.
    for (const q of ['裕_街', '裕%街'])
      expect((await search(q)).every(({ matched }) => matched === 'similar')).toBe(true);
    expect(await namesFor('裕__街')).toEqual([]);
  });
  it.each([
    ['10,000 characters', '路'.repeat(10_000).slice(0, 1000)],
    ['61 characters', '路'.repeat(61)],
    ['nothing', ''],
  ])('%s are refused', async (_what, q) => {
    const reply = await register.anybody.get('/api/names').query({ q }).expect(400);
    expect(reply.body.errors[0].pointer).toBe('/q');
  });
  it('NUL and other control characters are no name', async () => {
    for (const q of ['%00', '%07', '%E2%80%8B']) {
      const { body } = await register.anybody.get(`/api/names?q=${q}`).expect(200);
      expect(body.items).toEqual([]);
    }
  });
  it('10,000 characters do not get as far as the register', async () => {
    const { status } = await register.anybody.get('/api/names').query({ q: '路'.repeat(10_000) });
    expect([400, 414, 431]).toContain(status);
  });
});
