import { describe, expect, it } from 'vitest';
import { lineSymbol, SymbolLevel } from '../lineSymbolContract.ts';
import { angleLabel } from './angleLabel.ts';
import { secrecyText } from './drawHead.ts';
import { convergence, gaussZone } from './gaussZone.ts';
import { graticule } from './graticule.ts';
import { tileSheets } from './tileSheets.ts';

describe('the zone of a longitude', () => {
  it.each([
    [106.49, { degrees: 3, number: 35, meridian: 105, epsg: 4544 }],
    [106.51, { degrees: 3, number: 36, meridian: 108, epsg: 4545 }],
    [106.51, { degrees: 6, number: 18, meridian: 105, epsg: 4507 }],
    [108.01, { degrees: 6, number: 19, meridian: 111, epsg: 4508 }],
  ] as const)('%d° E lies in %o', (lon, zone) => {
    expect(gaussZone(lon, zone.degrees)).toEqual(zone);
  });
  it('turns grid north to the east of true north, east of its meridian', () => {
    expect(convergence(gaussZone(106, 3), [106, 37.5])).toBeCloseTo(0.6088, 3);
    expect(convergence(gaussZone(107, 3), [107, 37.5])).toBeLessThan(0);
  });
});

describe('the sheets of an extent', () => {
  const frame = { width: 380, height: 200 };
  const extent = { west: 0, south: 0, east: 100_000, north: 40_000 };
  it('is one where it fits with a margin, in its middle', () => {
    expect(tileSheets(extent, frame, 500_000)).toEqual([{ row: 0, column: 0, centre: [50_000, 20_000] }]);
  });
  it('are rows from the north-west that overlap by 20 mm', () => {
    const tiles = tileSheets(extent, frame, 100_000) ?? [];
    expect(tiles.map(({ row, column }) => [row, column])).toEqual(
      [0, 1, 2].flatMap((r) => [0, 1, 2].map((c) => [r, c])),
    );
    const [first, second, , below] = tiles.map(({ centre }) => centre);
    expect((second?.[0] ?? 0) - (first?.[0] ?? 0)).toBeCloseTo(36_000, 6);
    expect((first?.[1] ?? 0) - (below?.[1] ?? 0)).toBeCloseTo(18_000, 6);
    expect((first?.[0] ?? 0) - 19_000).toBeLessThan(-1_200);
  });
  it('are not counted where they would be hundreds', () => {
    expect(tileSheets(extent, frame, 500)).toBeNull();
  });
});

it.each([
  [106.5, false, '106°30′'],
  [37.504_166_7, false, '37°30′15″'],
  [105.999_999_9, true, '106°00′00.0″'],
  [37.123_4, true, '37°07′24.2″'],
])('%d° is written %s', (degrees, withTenths, text) => {
  expect(angleLabel(degrees, withTenths)).toBe(text);
});

it('marks round meridians where they cross a side', () => {
  const points = (at: (t: number) => readonly [number, number]) => [0, 0.25, 0.5, 0.75, 1].map(at);
  const { top, left } = graticule({
    top: points((t) => [106 + t * 0.1, 38]),
    bottom: points((t) => [106 + t * 0.1, 37.9]),
    left: points((t) => [106, 38 - t * 0.1]),
    right: points((t) => [106.1, 38 - t * 0.1]),
  });
  expect(top.map(({ degrees }) => angleLabel(degrees))).toEqual([
    '106°00′',
    '106°01′',
    '106°02′',
    '106°03′',
    '106°04′',
    '106°05′',
  ]);
  expect(left.length).toBe(top.length);
  for (const { degrees, share } of top) expect(share).toBeCloseTo((degrees - 106) / 0.1, 9);
});

describe('who may see a sheet', () => {
  const line = {
    level: 'county',
    status: 'demarcated',
    secrecy: 'public',
    schematic: false,
    sides: [],
    coordinates: [],
  };
  const sheet = (lines: object[], mapReviewNumber: string | null): Parameters<typeof secrecyText>[0] => {
    const content = { lines, areas: [], names: [], markers: [], isPartlyHidden: false };
    return JSON.parse(JSON.stringify({ content, subject: { mapReviewNumber } }));
  };
  it.each([
    ['every line is public and reviewed', [line], '宁S〔2026〕001号', '公开'],
    ['one beside it is internal', [line, { ...line, secrecy: 'internal' }], '宁S〔2026〕001号', '内部用图'],
    ['one is drawn for show', [line, { ...line, schematic: true }], '宁S〔2026〕001号', '内部用图'],
    ['nobody reviewed it', [line], null, '内部用图'],
  ])('%s', (_, lines, number, label) => {
    expect(secrecyText(sheet(lines, number))[0]).toBe(label);
    if (label === '内部用图') expect(secrecyText(sheet(lines, number))[1]).toBe('未经审核　不得公开');
  });
});

it('tells each level and a line without agreement by its dashes', () => {
  const symbols = SymbolLevel.options.flatMap((level) =>
    [true, false].map((isSettled) => JSON.stringify(lineSymbol(level, isSettled))),
  );
  expect(new Set(symbols).size).toBe(8);
});
