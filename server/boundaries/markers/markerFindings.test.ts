import { describe, expect, it } from 'vitest';
import { angleText } from './angleText.ts';
import { eventFaults } from './eventFaults.ts';
import { centralMeridian, gridConvergence, zoneEpsg } from './gridConvergence.ts';
import { angleBetween, markerFindings } from './markerFindings.ts';
import { originalDatum } from './originalDatum.ts';
import { parseNumber } from './parseNumber.ts';

it.each([
  ['1234005Q', { serial: 5, typeCode: 'Q' }],
  ['1234005A', { serial: 5, typeCode: 'A' }],
  ['1234005F', null],
  ['LY-12', null],
  ['12340055Q', null],
])('reads the printed number %s only by the provincial pattern', (printed, parsed) => {
  expect(parseNumber(printed)).toEqual(parsed);
});

it.each([
  [4490, { datum: 'CGCS2000', geographic: true, transformable: true }],
  [4545, { datum: 'CGCS2000', geographic: false, transformable: true }],
  [2343, { datum: 'Xian 1980', geographic: false, transformable: false }],
  [21418, { datum: 'Beijing 1954', geographic: false, transformable: false }],
  [3857, null],
])('knows what EPSG:%i is', (epsg, known) => {
  expect(originalDatum(epsg)).toEqual(known);
});

it('finds the zone on both sides of 106.5° E, and its convergence', () => {
  expect([106.4, 106.6].map(centralMeridian)).toEqual([105, 108]);
  expect([106.4, 106.6].map(zoneEpsg)).toEqual([4544, 4545]);
  expect(gridConvergence([106.4, 38])).toBeCloseTo(0.862, 3);
  expect(gridConvergence([106.6, 38])).toBeCloseTo(-0.862, 3);
});

it('says degrees as 度分秒 and carries rounded seconds', () => {
  expect([106.2008, 37.99999999].map(angleText)).toEqual(['106°12′02.88″', '38°00′00.00″']);
});

describe('findings', () => {
  const tolerances = { 'marker-off-line': 10, 'reference-distance': 2, 'reference-bearing': 1, transform: 1 };
  const reference = {
    ...{ no: 1, name: '电线杆', bearingDegrees: 359.5, bearingKind: 'true' as const, distanceMetres: 100 },
    ...{ position: [106.2, 38] as [number, number], measuredDistanceMetres: 101, measuredBearingDegrees: 0.2 },
  };
  const marker = {
    ...{ kind: 'single' as const, position: [106.2, 38] as [number, number], distanceFromLineMetres: 3 },
    ...{ transformMetres: null, managerSide: {}, references: [reference] },
  };
  it('are none where all is within tolerance, across north too', () => {
    expect(markerFindings(marker, tolerances)).toEqual([]);
    expect([angleBetween(359, 2), angleBetween(10, 190)]).toEqual([3, 180]);
  });
  it.each(['double', 'triple', 'junction', 'auxiliary'] as const)('leave a %s marker beside the line alone', (kind) => {
    expect(markerFindings({ ...marker, kind, distanceFromLineMetres: 80 }, tolerances)).toEqual([]);
  });
  it('say by how much a single marker, a distance and a bearing are off', () => {
    const off = { ...reference, measuredDistanceMetres: 112.5, measuredBearingDegrees: 2.5 };
    const found = markerFindings({ ...marker, distanceFromLineMetres: 25, references: [off] }, tolerances);
    expect(found.map(({ code, by, allowed, unit }) => [code, by, allowed, unit])).toEqual([
      ['off-line', 25, 10, 'metre'],
      ['reference-distance', 12.5, 2, 'metre'],
      ['reference-bearing', 3, 1, 'degree'],
    ]);
  });
  it('say what could not be checked and what is missing', () => {
    const bare = { ...reference, measuredDistanceMetres: null, measuredBearingDegrees: null };
    const codes = (references: (typeof bare)[]) =>
      markerFindings({ ...marker, managerSide: null, references }, tolerances).map(({ code }) => code);
    expect([codes([bare]), codes([])]).toEqual([
      ['no-manager', 'reference-unchecked'],
      ['no-manager', 'no-reference'],
    ]);
  });
});

describe('an event', () => {
  const rule = {
    ...{ type: 'move' as const, bothPresent: true, approvalNeeded: true, filingNeeded: true },
    ...{ position: 'asked' as const, status: 'intact' as const, article: 'art. 6', articleZh: '第六条' },
  };
  const draft = {
    ...{ type: 'move' as const, happenedOn: '2026-05-01', sideAPresent: '甲', sideBPresent: '乙' },
    ...{ approvalDocument: '批', filingDocument: '备', status: null, original: null, references: null },
    position: [106.2, 38] as [number, number],
  };
  const at = { today: '2026-05-02', status: 'intact' as const };
  const codes = (r: object, d: object, a: object = {}) =>
    eventFaults({ ...rule, ...r }, { ...draft, ...d }, { ...at, ...a }).map(({ code }) => code);

  it.each([
    ['as the law asks', {}, {}, []],
    ['one side absent', {}, { sideBPresent: null }, ['both-sides-present']],
    ['both absent', {}, { sideAPresent: null, sideBPresent: null }, ['both-sides-present', 'both-sides-present']],
    ['no documents', {}, { approvalDocument: null, filingDocument: null }, ['approval-needed', 'filing-needed']],
    ['no new place', {}, { position: null }, ['position-needed']],
    ['a repair that moves', { type: 'repair', position: 'kept' }, {}, ['position-kept']],
    [
      'new references without any',
      { type: 're_reference', position: 'kept' },
      { position: null },
      ['references-needed'],
    ],
    ['an observation of nothing', { type: 'observe', position: 'kept' }, { position: null }, ['status-needed']],
    ['tomorrow', {}, { happenedOn: '2026-05-03' }, ['in-future']],
  ])('%s', (_, r, d, expected) => {
    expect(codes(r, d)).toEqual(expected);
  });
  it('of a scrapped marker is refused', () => {
    expect(codes({}, {}, { status: 'scrapped' })).toEqual(['scrapped']);
  });
});
