import { describe, expect, it } from 'vitest';
import { codesByRow, codesOfFile, featuresOf, tableOf, understood } from '#tests/exchange/sampleFile.ts';

describe('columns', () => {
  it('finds kind and fields by heading, and tells what it does not use', async () => {
    const file = tableOf([
      ['序号', '村（社区）名称', '行政区化代码', '所属乡镇'],
      ['1', '金丰社区居委会', '６４０３０２１００００３', '金积镇'],
    ]);
    const { kind, mapping, rows, findings } = await understood(file);
    expect([kind, mapping]).toEqual([
      'divisions',
      { name: '村（社区）名称', code: '行政区化代码', parent_name: '所属乡镇' },
    ]);
    expect(rows).toMatchObject([{ code: '640302100003', name: '金丰社区居委会', number: 2, srid: 4490 }]);
    expect(findings).toMatchObject([{ code: 'codes-normalised', message: expect.stringContaining('(rows 2)') }]);
  });

  it('refuses a column whose codes a spreadsheet has damaged, and one without the column', async () => {
    const damaged = tableOf([
      ['名称', '区划代码'],
      ['金丰社区', '6.40302E+11'],
      ['西门村', '6.40302E+11'],
    ]);
    expect(await understood(damaged)).toMatchObject({ stage: null, findings: [{ code: 'codes-damaged' }] });
    const nameless = tableOf([
      ['区划代码', '备注'],
      ['640302100003', ''],
    ]);
    expect(codesOfFile(await understood(nameless))).toEqual(['required-column-missing']);
  });

  it('tells missing, short and long codes by row', async () => {
    const file = tableOf([
      ['标准名称', '区划代码'],
      ['东门村委会', ''],
      ['西门村委会', '640302'],
      ['南门村委会', '64030210020'],
      ['北门村委会', '6403021002011'],
      ['利通区', '640302000000'],
    ]);
    const { rows } = await understood(file);
    expect(codesByRow(rows)).toEqual({ 2: ['no-code'], 3: ['code-too-short'], 4: ['bad-code'], 5: ['bad-code'] });
    expect(rows.at(-1)?.code).toBe('640302');
  });

  it('keeps every field of the census form', async () => {
    const file = tableOf([
      [
        '代码',
        '标准名称',
        '罗马字母拼音',
        '东经',
        '北纬',
        '坐标系',
        '类别名称',
        '地名含义',
        '登记人',
        '登记单位',
        '密级',
        '图号（年版）',
      ],
      [
        '64030210022200000188',
        '羊路',
        'Yanglu',
        '106°08′29.9″',
        '36°38′11.6″',
        '2000',
        '居民点',
        '——',
        '某某',
        '县普查办',
        '秘密',
        'J48',
      ],
    ]);
    const { kind, rows, crs } = await understood(file);
    expect([kind, crs]).toEqual(['census', { value: 'EPSG:4490', certain: true }]);
    expect(rows).toMatchObject([
      {
        code: '64030210022200000188',
        fields: { secrecy: '秘密', sheet_no: 'J48', recorder_org: '县普查办', category: '居民点', norm: '羊路' },
        geometry: { type: 'Point' },
      },
    ]);
  });

  it('keeps formulas as text, and NUL and half surrogates out of the database', async () => {
    const file = tableOf([
      ['标准名称', '区划代码', '备注'],
      ['=1+1', '="640302100200"', '=HYPERLINK("x")'],
      ['村\u0000庄', '640302100201', '\ud800'],
    ]);
    const { rows, findings } = await understood(file);
    expect(findings.map(({ code }) => code)).toEqual(['cells-unwrapped', 'formula-text']);
    expect(rows[0]).toMatchObject({ code: '640302100200', name: '=1+1', findings: [{ code: 'name-formula' }] });
    expect(JSON.stringify(rows)).not.toMatch(/\\u0000|\\ud800/);
  });
});

it('tells faults of geometry by feature', async () => {
  const shapes = [
    {
      type: 'Polygon',
      coordinates: [
        [
          [106.1, 37.9],
          [106.2, 37.9],
          [106.2, 38],
          [106.1, 38],
        ],
      ],
    },
    { type: 'Polygon', coordinates: [] },
    null,
    { type: 'Point', coordinates: ['106.1', '37.9'] },
    { type: 'Point', coordinates: [1061.98, 37.99] },
    { type: 'Circle', coordinates: [106.1, 37.9], radius: 10 },
    { type: 'Point', coordinates: [106.1, 37.9, 1100] },
  ];
  const file = featuresOf(
    JSON.stringify({ features: shapes.map((geometry, i) => ({ properties: { name: `地${i}` }, geometry })) }),
  );
  const { rows } = await understood(file, { kind: 'places' });
  expect(codesByRow(rows)).toEqual({
    1: ['ring-not-closed'],
    2: ['empty-geometry'],
    3: ['no-geometry'],
    4: ['bad-coordinates'],
    5: ['outside-china'],
    6: ['not-a-geometry'],
    7: ['height-dropped'],
  });
  expect(rows[0]?.findings[0]).toMatchObject({ feature: 1, message: expect.stringContaining('地0') });
  expect(codesByRow((await understood(file, { kind: 'divisions' })).rows)[7]).toContain('not-a-polygon');
});
