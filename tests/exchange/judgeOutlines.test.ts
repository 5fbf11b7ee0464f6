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

describe('outlines', () => {
  const outline = (number: number, code: string, name: string, geometry: unknown) =>
    row(number, { code, name, geometry });

  it('are added, changed and unchanged as importDivisions has them; neighbours and statistics are skipped', async () => {
    const { rows, byCode } = await judgedRows(
      db,
      [
        outline(1, '640302', '吴忠市利通区', { type: 'MultiPolygon', coordinates: [square(106.2, 37.9).coordinates] }),
        outline(2, '640303', '红寺堡区', square(106.2, 37.7)),
        outline(3, '640181', '灵武市', square(106.2, 38.2)),
        outline(4, '640302401', '孙家滩管委会', square(106.25, 37.95, 0.01)),
        outline(5, '640300', '吴忠市', square(106, 37)),
        outline(6, '640302100', '金积镇', square(106.21, 37.91, 0.02)),
      ],
      { kind: 'divisions' },
    );
    expect(rows.map(({ outcome }) => outcome)).toEqual([
      'unchanged',
      'changed',
      'skipped',
      'skipped',
      'skipped',
      'added',
    ]);
    expect(byCode).toMatchObject({ 'neighbour-skipped': [3], 'statistical-unit': [4], 'level-not-kept': [5] });
    expect(rows[1]?.before).toMatchObject({ schematic: true, source: '国家统计局代码' });
  });

  it('are refused where they are invalid, with place and area; a small fault may be repaired when somebody says so', async () => {
    const bowtie = {
      type: 'Polygon',
      coordinates: [
        [
          [106, 37],
          [106.2, 37.2],
          [106.2, 37],
          [106, 37.2],
          [106, 37],
        ],
      ],
    };
    const spike = {
      type: 'Polygon',
      coordinates: [
        [
          [106.2, 37.9],
          [106.3, 37.9],
          [106.3, 38],
          [106.35, 38],
          [106.3, 38],
          [106.2, 38],
          [106.2, 37.9],
        ],
      ],
    };
    const rows = [outline(1, '640303', '红寺堡区', bowtie), outline(2, '640302', '利通区', spike)];
    const judged = await staged(db, rows, { kind: 'divisions' });
    const first = await rejudged(db, judged);
    expect(first.byCode).toMatchObject({ 'invalid-geometry': [1], 'geometry-repairable': [2] });
    expect(first.found.find(({ code }) => code === 'invalid-geometry')?.message).toMatch(
      /Self-intersection at \[106.1, 37.1\]/,
    );
    expect(first.outcomes).toEqual({ refused: 2 });
    const again = await rejudged(db, { ...judged, choices: { confirmed: ['geometry-repairable'] } });
    expect(again.rows[1]).toMatchObject({ outcome: 'unchanged', fields: { repaired: true } });
    expect(again.byCode['geometry-repaired']).toEqual([2]);
  });

  it('are told where they overlap and leave gaps, and slivers in one finding', async () => {
    await putDivisions(db, [
      { code: '640300', name: '吴忠市' },
      { code: '640302', name: '利通区' },
      { code: '640303', name: '红寺堡区' },
      { code: '640323', name: '盐池县', geometry: square(106.3, 37.9) },
    ]);
    const { found } = await judgedRows(
      db,
      [
        outline(1, '640302', '利通区', square(106.2, 37.9, 0.1005)),
        outline(2, '640303', '红寺堡区', square(106.2, 37.85, 0.0499)),
      ],
      { kind: 'divisions' },
    );
    expect(
      found
        .filter(({ code }) => code.startsWith('outline'))
        .map(({ code, severity, confirmable }) => [code, severity, confirmable]),
    ).toEqual([['outline-slivers', 'error', true]]);
    const overlap = await judgedRows(
      db,
      [outline(1, '640302', '利通区', square(106.2, 37.9)), outline(2, '640303', '红寺堡区', square(106.2, 37.85))],
      { kind: 'divisions' },
    );
    expect(overlap.found.find(({ code }) => code === 'outlines-overlap')?.message).toMatch(
      /^640302 利通区 and 640303 红寺堡区 overlap by 48\.\d km²$/,
    );
    await putDivisions(db, LISTED);
  });

  it('lie far away together: the meridian is asked for, and nothing else of position', async () => {
    const { byCode, found } = await judgedRows(
      db,
      [outline(1, '640302', '利通区', square(103.2, 37.9)), outline(2, '640323', '盐池县', square(103.3, 37.9))],
      { kind: 'divisions' },
    );
    expect(Object.keys(byCode)).toEqual(expect.arrayContaining(['outside-division']));
    expect(byCode['moved-far']).toBeUndefined();
    expect(found.find(({ code }) => code === 'outside-division')?.message).toMatch(
      /about 26\d km \(west\): is the central meridian right/,
    );
  });

  it('shift in step: told and to be confirmed', async () => {
    const { found } = await judgedRows(
      db,
      [outline(1, '640302', '利通区', square(106.3, 38)), outline(2, '640323', '盐池县', square(106.4, 38))],
      { kind: 'divisions' },
    );
    expect(found.find(({ code }) => code === 'shifted-from-register')).toMatchObject({
      severity: 'error',
      confirmable: true,
      message: expect.stringContaining('north-east'),
    });
    expect(found.filter(({ code }) => code === 'moved-far')).toHaveLength(2);
  });
});
