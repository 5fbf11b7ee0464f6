import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { NameCheckReply } from '#server/detection/contract.ts';
import { insertNames } from '#server/gazetteer/insertNames.ts';
import { loadNamingTables } from '#server/gazetteer/loadNamingTables.ts';
import type { NewName } from '#server/gazetteer/nameLines.ts';
import { one, run, sql } from '#server/platform/db/sql.ts';
import { type ApiClient, apiClient } from '#tests/support/apiClient.ts';
import { type TestApp, testApp } from '#tests/support/testApp.ts';

let app: TestApp;
let client: ApiClient;
const tables = loadNamingTables();

beforeAll(async () => {
  app = await testApp({ sample: true });
  app.clock.set('2026-12-01T02:00:00.000Z');
  client = await apiClient(app.app);
});
afterAll(async () => {
  client.close();
  await app.close();
});

/** Lines inside the schematic built-up areas of Litong and Qingtongxia, and one far from any. */
const IN_LITONG = line([106.19, 37.985], [106.21, 37.986]);
const IN_QINGTONGXIA = line([105.965, 38.02], [105.975, 38.021]);
const IN_THE_FIELDS = line([106.25, 37.6], [106.26, 37.61]);

function line(...coordinates: [number, number][]) {
  return { type: 'LineString', coordinates };
}

async function check(body: object): Promise<NameCheckReply> {
  const { status, text } = await client.send({ method: 'POST', path: '/name-checks', body });
  expect(status, text).toBe(200);
  return NameCheckReply.parse(JSON.parse(text));
}
const street = (name: string, where: object = { geometry: IN_LITONG, division: '640302' }) =>
  check({ name, category: 'street', ...where });

/** What the comparison with the register found: rule, result, level and the other name. */
const clashesOf = ({ findings }: NameCheckReply) =>
  findings
    .filter(({ clash }) => clash)
    .map(({ rule, result, level, clash }) => ({ rule, result, level, name: clash?.name }));

describe('a street in a built-up area (TR art. 9(8))', () => {
  it('may not bear the name of another one there', async () => {
    const reply = await street('裕民街');
    expect(reply).toMatchObject({ level: 'block', classes: ['重'] });
    const [finding] = reply.findings.filter(({ clash }) => clash);
    expect(finding).toMatchObject({ rule: 'NR-08c', result: 'DUPLICATE', severity: 'PROHIBITED', class: '重' });
    expect(finding?.clash).toMatchObject({
      name: '裕民街',
      scope: '吴忠市利通区建成区',
      geometry: { type: 'LineString' },
    });
    expect(finding?.evidence).toMatchObject({ other: '裕民街' });
  });
  it.each([
    ['the same sound in other characters', '玉民街', 'HOMOPHONE_STRICT'],
    ['the same but for the tones', '鱼敏街', 'HOMOPHONE_LOOSE'],
    ['the same specific part with another generic', '裕民路', 'SPECIFIC_CLASH'],
    ['with the city’s name before it', '吴忠裕民街', 'DUPLICATE_CITY'],
    ['with 新 before it', '新裕民街', 'DUPLICATE_AFFIX'],
    ['in traditional characters', '勝利街', 'DUPLICATE'],
    ['with a space inside', '裕 民 街', 'DUPLICATE'],
  ])('nor one that is the same to the ear or the reader: %s', async (_what, name, result) => {
    const clashes = clashesOf(await street(name));
    expect(clashes).toContainEqual(expect.objectContaining({ rule: 'NR-08c', result }));
  });
  it('may bear a name of another built-up area', async () => {
    expect(clashesOf(await street('裕民街', { geometry: IN_QINGTONGXIA, division: '640381' }))).toEqual([]);
    expect(clashesOf(await street('古峡街', { geometry: IN_QINGTONGXIA, division: '640381' }))).not.toEqual([]);
  });
  it('is compared with streets only', async () => {
    expect(clashesOf(await street('盛元广场'))).toEqual([]);
    expect(clashesOf(await check({ name: '裕民街', category: 'residential_area', division: '640302' }))).toEqual([]);
  });
  it('is not compared with itself', async () => {
    const row = await one(
      app.db,
      z.object({ id: z.string() }),
      sql`select place_id as id from place_name where name = '裕民街' and county_code = '640302'`,
    );
    expect(clashesOf(await street('裕民街', { geometry: IN_LITONG, division: '640302', self: row.id }))).toEqual([]);
  });
});

describe('where no built-up area is known', () => {
  it.each([
    ['no shape', { division: '640302' }],
    ['a shape outside of any', { division: '640302', geometry: IN_THE_FIELDS }],
  ])('the county stands in and a person judges: %s', async (_what, where) => {
    const reply = await street('裕民街', where);
    expect(clashesOf(reply)).toEqual([{ rule: 'NR-08c', result: 'DUPLICATE', level: 'review', name: '裕民街' }]);
    expect(reply.findings.find(({ clash }) => clash)?.clash?.scope).toBe('county_fallback');
  });
  it('a shape alone tells the county', async () => {
    expect(clashesOf(await street('裕民街', { geometry: IN_THE_FIELDS }))).toHaveLength(1);
  });
  it('a self-crossing area, as while drawing, is no shape yet', async () => {
    const bowTie = [
      [106.19, 37.98],
      [106.2, 37.99],
      [106.2, 37.98],
      [106.19, 37.99],
      [106.19, 37.98],
    ];
    const reply = await check({
      name: '裕民街',
      category: 'street',
      division: '640302',
      geometry: { type: 'Polygon', coordinates: [bowTie] },
    });
    expect(clashesOf(reply)).toEqual([expect.objectContaining({ level: 'review' })]);
  });
  it('an open ring is refused with its place', async () => {
    const open = [
      [106.19, 37.98],
      [106.2, 37.99],
      [106.2, 37.98],
      [106.19, 37.99],
    ];
    const body = { name: '裕民街', geometry: { type: 'Polygon', coordinates: [open] } };
    const { status, text } = await client.send({ method: 'POST', path: '/name-checks', body });
    expect(status).toBe(400);
    expect(JSON.parse(text).errors[0]).toMatchObject({
      pointer: '/geometry/coordinates/0',
      detail_zh: '面的边界须首尾闭合',
    });
  });
  it('without a place nothing is compared, and the reply says so instead of “clear”', async () => {
    const reply = await check({ name: '裕民街', category: 'street' });
    expect(reply).toMatchObject({ registerAsked: false, level: 'needs_data' });
    expect(reply.findings).toEqual([
      expect.objectContaining({
        rule: 'NR-08c',
        result: 'NOT_COMPARED',
        messageZh: '未与地名库比对：请先在地图上标出位置',
      }),
    ]);
    const noCategory = await check({ name: '裕民街', division: '640302' });
    expect(noCategory).toMatchObject({ registerAsked: false, level: 'needs_data' });
    expect(noCategory.findings).toEqual([
      expect.objectContaining({ result: 'NO_CATEGORY', messageZh: '未与地名库比对：请先选择类别' }),
    ]);
    expect(await street('裕民街')).toMatchObject({ registerAsked: true });
  });
});

describe('scopes of other categories', () => {
  it('a township is unique in its region, whatever the county', async () => {
    const away = { category: 'division', division: '640381' };
    expect(clashesOf(await check({ name: '金积镇', ...away }))).toContainEqual(
      expect.objectContaining({ rule: 'NR-08a', result: 'DUPLICATE', level: 'block' }),
    );
  });
  it('a sub-district that repeats another of the region is advice for a person, never forbidden', async () => {
    const there = { category: 'division', division: '640302' };
    for (const name of ['裕民街道', '裕民街道办事处', '玉民街道']) {
      const { level, findings } = await check({ name, ...there });
      expect(level, name).toBe('review');
      expect(findings.map(({ rule }) => rule)).toContain('NR-08e');
    }
    expect(clashesOf(await check({ name: '裕民街道', ...there }))).toEqual([
      expect.objectContaining({ rule: 'NR-08e', result: 'DUPLICATE', level: 'review', name: '裕民街道' }),
    ]);
  });
  it('a county is unique in the nation', async () => {
    const reply = await check({ name: '朝阳区', category: 'division', division: '640302' });
    expect(clashesOf(reply)).toContainEqual(
      expect.objectContaining({ result: 'DUPLICATE', level: 'block', name: '朝阳区' }),
    );
  });
  it('a quarter is compared with buildings, a building with quarters', async () => {
    const named = await aPlaceNamed({ name: '稻香苑', category: 'residential_area', status: 'standard' });
    expect(named).toBeTruthy();
    expect(clashesOf(await check({ name: '稻香苑', category: 'building', division: '640302' }))).toHaveLength(1);
    expect(clashesOf(await check({ name: '稻香苑', category: 'building', division: '640381' }))).toEqual([]);
  });
});

describe('which names count', () => {
  it.each<[NewName['status'], string | null, number]>([
    ['standard', null, 1],
    ['reserved', null, 1],
    ['former', '2027-01-01', 1],
    ['abolished', '2027-01-01', 1],
    ['abolished', '2026-12-01', 0],
    ['former', null, 0],
    ['refused', null, 0],
    ['proposed', null, 0],
    ['census_only', null, 0],
  ])('%s, blocked until %s: %i', async (status, until, found) => {
    counted += 1;
    const name = `${NUMERALS[counted]}号测试里弄`;
    const id = await aPlaceNamed({ name, category: 'street', status });
    await run(app.db, sql`update place_name set blocked_until = ${until} where place_id = ${id}`);
    const clashes = clashesOf(await street(name, { division: '640302' })).filter((clash) => clash.name === name);
    expect(clashes.length).toBe(found);
  });
  it('a case that was consulted on reserves its name at once', async () => {
    await aPlaceNamed({ name: '预留测试路', category: 'street', status: 'reserved' });
    expect(clashesOf(await street('预留测试路', { division: '640302' }))).toHaveLength(1);
  });
});

const NUMERALS = '甲乙丙丁戊己庚辛壬癸';
let counted = -1;

async function aPlaceNamed({ name, category, status }: Pick<NewName, 'name' | 'category' | 'status'>): Promise<string> {
  const id = randomUUID();
  await run(
    app.db,
    sql`insert into place (id, province_code, division_code, category, status, position_source, source, created_at, updated_at)
        values (${id}, '640000', '640302', ${category}, 'live', '测试', '测试', now(), now())`,
  );
  const spot = { placeId: id, provinceCode: '640000', countyCode: '640302', category, name } as const;
  const standing = { kind: 'standard', status, legalStatus: 'unknown', validFrom: null } as const;
  await insertNames(app.db, tables, [{ ...spot, ...standing }]);
  return id;
}
