import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run, sql } from '#server/platform/db/sql.ts';
import { testApp } from '../support/testApp.ts';
import { type GivenDivision, judgedRows, putDivisions, rejudged, row, square, staged } from './judgedRun.ts';

const { db, close } = await testApp();
afterAll(close);

const LISTED: GivenDivision[] = [
  { code: '640300', name: '吴忠市' },
  { code: '640302', name: '利通区', geometry: square(106.2, 37.9) },
  { code: '640303', name: '红寺堡区', geometry: square(106, 37, 0.5), schematic: true },
  { code: '640323', name: '盐池县', geometry: square(106.3, 37.9) },
  { code: '640181', name: '灵武市' },
  { code: '640302100', name: '金积镇' },
  { code: '640302101', name: '金银滩镇' },
  { code: '640302401', name: '孙家滩管委会', statistical: true },
  { code: '640323100', name: '花马池镇' },
  { code: '640302100003', name: '金丰社区居委会' },
  { code: '640302100200', name: '西门村委会' },
  { code: '640302100201', name: '北门村委会' },
];
beforeAll(async () => {
  await putDivisions(db, LISTED);
  await run(
    db,
    sql`update division set valid = daterange('2010-01-01', '2020-01-01'), code = '640302100299' where code = '640302100201'`,
  );
});

const village = (number: number, code: string, name: string, fields: Record<string, string> = {}) =>
  row(number, { code, name, fields: { code, name, ...fields } });

describe('lists of divisions', () => {
  it('tells what comes in, what stays, what is refused and what is not for this office', async () => {
    const { byCode, rows, found } = await judgedRows(
      db,
      [
        village(2, '640302100003', '金丰社区居民委员会'),
        village(3, '640302100300', '新立村委会'),
        village(4, '640302100200', '东门村委会'),
        village(5, '640302999001', '无镇村委会'),
        village(6, '640181100001', '灵武村委会'),
        village(7, '640302100299', '旧村委会'),
        village(8, '640302105', '新镇'),
        village(9, '640000', '宁夏回族自治区'),
      ],
      { kind: 'divisions' },
    );
    expect(rows.map(({ number, outcome }) => [number, outcome])).toEqual([
      [2, 'unchanged'],
      [3, 'added'],
      [4, 'refused'],
      [5, 'skipped'],
      [6, 'refused'],
      [7, 'refused'],
      [8, 'skipped'],
      [9, 'skipped'],
    ]);
    expect(byCode).toEqual({
      'name-differs': [4],
      'unknown-code': [5, 8],
      'outside-office': [6],
      'code-ended': [7],
      'above-office': [9],
    });
    expect(found.find(({ code }) => code === 'name-differs')).toMatchObject({
      message_zh: '代码 640302100200 在库中为西门村委会，文件中为东门村委会',
      proposal: expect.stringContaining('卷宗'),
    });
  });

  it('tells repeats from conflicts, with both rows, and a repeat is skipped once it is taken note of', async () => {
    const rows = [
      village(6, '640302100003', '金丰社区居委会'),
      village(9, '640302100200', '西门村委会'),
      village(32, '640302100003', '金丰社区居委会'),
      village(33, '640302100200', '别的村委会'),
    ];
    const judged = await staged(db, rows, { kind: 'divisions' });
    const first = await rejudged(db, judged);
    expect(first.byCode).toMatchObject({ 'repeated-row': [32], 'duplicate-code': [33] });
    expect(first.found.find(({ code }) => code === 'duplicate-code')?.message).toContain('row 9');
    const again = await rejudged(db, { ...judged, choices: { confirmed: ['repeated-row'] } });
    expect(again.found.find(({ code }) => code === 'repeated-row')).toMatchObject({
      severity: 'warning',
      confirmable: true,
    });
    expect(again.rows.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged', 'skipped', 'refused']);
    await run(db, sql`update import_row set left_out = true where run_id = ${judged.id}::uuid and number in (32, 33)`);
    const without = await rejudged(db, judged);
    expect([without.byCode, without.outcomes]).toEqual([{}, { unchanged: 2, skipped: 2 }]);
  });

  it('gives each wrong parent its own reason', async () => {
    const { byCode } = await judgedRows(
      db,
      [
        village(2, '640302100003', '金丰社区居委会', { parent_code: '640302100', parent_name: '金积镇' }),
        village(3, '640302100200', '西门村委会', { parent_code: '640302100', parent_name: '金积镇' }),
        village(4, '640302100202', '甲村委会', { parent_code: '640302999', parent_name: '不存在镇' }),
        village(7, '640302100203', '乙村委会', { parent_code: '640323100', parent_name: '花马池镇' }),
        village(10, '640302100204', '丙村委会', { parent_code: '640302100', parent_name: '金银滩镇' }),
        village(13, '640302100205', '丁村委会', { parent_code: '640302', parent_name: '利通区' }),
        village(16, '640302100206', '戊村委会', { parent_code: '640302100206', parent_name: '戊村委会' }),
        village(19, '640302100207', '己村委会', { parent_code: '640302101', parent_name: '金银滩镇' }),
        village(22, '640323100001', '庚居委会', { parent_code: '640302100', parent_name: '金积镇' }),
        village(23, '640302100208', '辛村委会', { parent_name: '金银滩镇' }),
      ],
      { kind: 'divisions' },
    );
    expect(byCode).toEqual({
      'parent-unknown': [4],
      'parent-elsewhere': [7],
      'parent-name-differs': [10],
      'parent-wrong-level': [13],
      'own-parent': [16],
      'parent-not-of-code': [19],
      'code-elsewhere': [22],
      'parent-name-unlike': [23],
    });
  });

  it('fills a register that has none of a level, and refuses hostile sentences as plain text', async () => {
    await putDivisions(db, [
      { code: '640300', name: '吴忠市' },
      { code: '640302', name: '利通区' },
    ]);
    const { rows, found } = await judgedRows(
      db,
      [
        village(2, '640302100', '金积镇'),
        village(3, '640302100001', "{code}'; drop table division; --村委会"),
        village(4, '640302', '{name}<b>区'),
      ],
      { kind: 'divisions' },
    );
    expect(rows.map(({ outcome }) => outcome)).toEqual(['added', 'added', 'refused']);
    expect(found.map(({ message }) => message)).toEqual(['The register calls 640302 利通区, the file {name}<b>区']);
    await putDivisions(db, LISTED);
  });
});
