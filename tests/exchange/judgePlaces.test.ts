import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { normaliseName } from '#server/gazetteer/normaliseName.ts';
import { one, run, sql } from '#server/platform/db/sql.ts';
import { testApp } from '../support/testApp.ts';
import { judgedRows, putCategories, putDivisions, row, square } from './judgedRun.ts';

const { db, close } = await testApp();
afterAll(close);

const Id = z.object({ id: z.string() });

async function putPlace(
  name: string,
  at: readonly [number, number],
  {
    category = 'other',
    code = null,
    legal = 'unknown',
  }: { category?: string; code?: string | null; legal?: string } = {},
) {
  const { id } = await one(
    db,
    Id,
    sql`insert into place (province_code, division_code, category, status, place_code, geom, position_source, meaning, source, created_at, updated_at)
        values ('640000', '640302', ${category}, 'live', ${code}::text, st_setsrid(st_makepoint(${at[0]}::float8, ${at[1]}::float8), 4490), '测量', '旧含义', '测试', now(), now())
        returning id`,
  );
  await run(
    db,
    sql`insert into place_name (province_code, county_code, place_id, category, name, specific, norm, specific_norm, pinyin_key, pinyin_tone, pinyin_plain, initials, grams, kind, status, legal_status)
        values ('640000', '640302', ${id}::uuid, ${category}, ${name}, ${name}, ${normaliseName(name)}, ${name}, 'x', '{}', '{}', 'x', '{}', 'standard', 'standard', ${legal})`,
  );
  return id;
}

const point = (lon: number, lat: number) => ({ type: 'Point', coordinates: [lon, lat] });
const place = (
  number: number,
  name: string | null,
  at: readonly [number, number] | null,
  fields: Record<string, unknown> = {},
) =>
  row(number, {
    name,
    code: typeof fields.place_code === 'string' ? fields.place_code : null,
    geometry: at ? point(at[0], at[1]) : null,
    fields: { ...(name ? { name, norm: normaliseName(name) } : {}), category_id: 'other', ...fields },
  });
const SHIFTED: readonly (readonly [number, number])[] = [
  [106.21, 37.91],
  [106.23, 37.93],
  [106.25, 37.95],
  [106.27, 37.97],
];
const ids: Record<string, string> = {};

beforeAll(async () => {
  await putCategories(db);
  await putDivisions(db, [
    { code: '640300', name: '吴忠市' },
    { code: '640500', name: '中卫市' },
    { code: '640302', name: '利通区', geometry: square(106.2, 37.9) },
    { code: '640303', name: '红寺堡区', geometry: square(106.2, 37.8) },
    { code: '640181', name: '灵武市', geometry: square(106.2, 38) },
  ]);
  ids.old = await putPlace('羊路', [106.22, 37.92]);
  ids.approved = await putPlace('文化广场', [106.24, 37.94], { code: '64030210021770000001', legal: 'approved_tr' });
  ids.bridge = await putPlace('青铜桥', [106.28, 37.98], { category: 'facility' });
  for (const [i, at] of SHIFTED.entries()) await putPlace(`偏移${i}`, at);
});

describe('places', () => {
  it('are found again by code, or by name and category in their county and near enough', async () => {
    const { rows, byCode } = await judgedRows(
      db,
      [
        place(2, '羊路', [106.22005, 37.92005], { meaning_text: '新含义' }),
        place(3, '羊路', [106.29, 37.99]),
        place(4, '人民广场', [106.2404, 37.9404], { place_code: '64030210021770000001' }),
        place(5, '青铜桥', [106.2801, 37.98]),
        place(6, '羊路', [106.22, 37.92], { meaning_text: '旧含义' }),
        place(7, '无处村', null),
        place(8, '远方', null, { division_code: '640303' }),
        place(9, null, [106.22, 37.92], { roman: 'Yanglu' }),
      ],
      { kind: 'places' },
    );
    expect(rows.map(({ number, outcome, subject_id }) => [number, outcome, subject_id])).toEqual([
      [2, 'changed', ids.old],
      [3, 'added', null],
      [4, 'changed', ids.approved],
      [5, 'added', null],
      [6, 'unchanged', ids.old],
      [7, 'refused', null],
      [8, 'added', null],
      [9, 'skipped', null],
    ]);
    expect(byCode).toMatchObject({ 'approved-name-kept': [4], 'same-name-near': [5], 'division-unplaced': [7] });
    expect(rows[0]?.before).toEqual({ meaning_text: '旧含义' });
    // The approved name is not among what would change; the position is.
    expect(Object.keys(rows[2]?.before ?? {})).toEqual(['geometry']);
    expect(rows[6]?.fields.county_code).toBe('640303');
  });

  it('give no more other names than the office allows', async () => {
    const names = (n: number) => Array.from({ length: n }, (_, i) => `别名${i}`);
    const { byCode, found, outcomes } = await judgedRows(
      db,
      [
        place(2, '甲庄', [106.25, 37.95], { alias: names(20).join('、') }),
        place(3, '乙庄', [106.26, 37.95], { alias: names(12).join('；'), former_name: names(9).join(',') }),
        place(4, '丙庄', [106.27, 37.95], { alias: `甲${'；'.repeat(500)}` }),
      ],
      { kind: 'places' },
    );
    expect(byCode['too-many-names']).toEqual([3]);
    expect(found.find(({ code }) => code === 'too-many-names')?.message_zh).toMatch(
      /^乙庄列有 21 个其他名称，超过 20 个/,
    );
    expect(outcomes).toEqual({ added: 2, refused: 1 });
  });

  it('lie elsewhere than declared: by code, Chinese name or pinyin; outside the office they are skipped', async () => {
    const { byCode, found, outcomes } = await judgedRows(
      db,
      [
        place(2, '甲', [106.25, 37.95], { division_code: '640500', division_name: '中卫市' }),
        place(3, '乙', [106.25, 37.95], { division_name: '吴忠' }),
        place(4, '丙', [106.25, 37.85], { division_name: 'Zhongwei Shi' }),
        place(5, '丁', [106.25, 38.05], { division_code: '640300' }),
        place(6, '戊', [106.25, 37.85], { division_name: '火星市' }),
      ],
      { kind: 'places' },
    );
    expect(byCode).toMatchObject({
      'outside-declared-unit': [2, 4, 5],
      'point-outside-office': [5],
      'declared-unit-unknown': [null],
    });
    expect(found.filter(({ code }) => code === 'outside-declared-unit').map(({ message_zh }) => message_zh)).toEqual([
      '甲列在中卫市，实际位于利通区',
      '丙列在中卫市，实际位于红寺堡区',
      '丁列在吴忠市，实际位于灵武市',
    ]);
    expect(outcomes).toEqual({ added: 4, skipped: 1 });
  });

  it('shifted as GCJ-02 would have them are told with the system to choose; shifted otherwise, with how far', async () => {
    // At 106.2E 37.9N the formula gives 385 m east and 62 m north: 0.00438 and 0.00056 degrees.
    const moved = (east: number, north: number) =>
      SHIFTED.map(([x, y], i) => place(i + 2, `偏移${i}`, [x + east, y + north]));
    const gcj = await judgedRows(db, moved(0.00438, 0.00056), { kind: 'places' });
    const told = gcj.found.find(({ code }) => code === 'gcj02-suspected');
    expect(told).toMatchObject({ proposal: 'GCJ-02', confirmable: true, severity: 'error' });
    expect(told?.message).toMatch(/^4 of 4 positions lie about 3\d\d m east/);
    expect(
      (await judgedRows(db, moved(-0.00438, 0.00056), { kind: 'places' })).byCode['gcj02-suspected'],
    ).toBeUndefined();
    const far = await judgedRows(db, moved(0.02, 0.02), { kind: 'places' });
    expect(far.byCode['shifted-from-register']).toEqual([null]);
    expect((await judgedRows(db, moved(0, 0), { kind: 'places' })).found).toEqual([]);
  });
});

it('census records come in as evidence beside what is approved, with their secrecy told', async () => {
  const { rows, byCode } = await judgedRows(
    db,
    [
      place(2, '人民广场', [106.24, 37.94], { place_code: '64030210021770000001', secrecy: '秘密' }),
      place(3, '新地方', [106.24, 37.94], { divisions: '宁夏回族自治区/吴忠市/利通区' }),
    ],
    { kind: 'census' },
  );
  expect(rows.map(({ outcome, subject_id }) => [outcome, subject_id])).toEqual([
    ['added', ids.approved],
    ['added', null],
  ]);
  expect(byCode).toMatchObject({ 'approved-name-kept': [2], 'census-restricted': [2] });
});
