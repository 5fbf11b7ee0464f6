import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../../platform/problem.ts';
import { CRS84 } from '../crs.ts';
import { places } from '../placeCollections.ts';
import { conditionOf } from './conditionOf.ts';
import { parseCql2 } from './parseCql2.ts';

const name = { kind: 'property', name: 'name' };

describe('CQL2 text', () => {
  it.each([
    ["name = '利通'", { kind: 'compare', op: '=', left: name, right: { kind: 'text', value: '利通' } }],
    ["name = 'O''Brien'", { kind: 'compare', op: '=', left: name, right: { kind: 'text', value: "O'Brien" } }],
    ['"name" LIKE \'稻%\'', { kind: 'like', value: name, pattern: '稻%' }],
    ['name IS NOT NULL', { kind: 'not', part: { kind: 'null', value: name } }],
    ["name not in ('a','b')", { kind: 'not', part: { kind: 'in', value: name, list: [{ kind: 'text', value: 'a' }, { kind: 'text', value: 'b' }] } }], // biome-ignore format: one line
    ['TRUE', { kind: 'constant', value: true }],
  ])('reads %s', (text, tree) => {
    expect(parseCql2(text)).toEqual(tree);
  });

  it('binds NOT before AND before OR', () => {
    expect(parseCql2("NOT schematic AND name = 'a' OR name = 'b'")).toMatchObject({
      kind: 'or',
      parts: [{ kind: 'and', parts: [{ kind: 'not' }, { kind: 'compare' }] }, { kind: 'compare' }],
    });
  });

  it.each([
    ['name = ', 8],
    ["name = 'x' garbage", 12],
    ['name == 1', 7],
    ["name = 'x", 8],
    ['', 1],
    ['S_INTERSECTS(geometry)', 22],
  ])('says where %s is wrong', (text, at) => {
    expect(() => parseCql2(text)).toThrow(`character ${at}`);
  });

  it.each([
    `${'('.repeat(2_000)}TRUE${')'.repeat(2_000)}`,
    `${'NOT '.repeat(1_400)}TRUE`,
    'TRUE OR '.repeat(700),
    'x'.repeat(7_000),
  ])('refuses what is too long or deep without falling over', (text) => {
    expect(() => parseCql2(text)).toThrow(Problem);
  });
});

describe('its translation', () => {
  const translated = (text: string) => conditionOf({ collection: places, crs: CRS84 }, parseCql2(text));

  it('binds every value', () => {
    const { text, values } = translated("name = 'a'' or 1=1 --' AND valid_from > DATE('2020-01-01')");
    expect(values).toContain("a' or 1=1 --");
    expect(text).not.toContain('1=1');
  });

  it.each([
    "secrecy = 'internal'",
    '"p.secrecy" = \'internal\'',
    "constructor = 'x'",
    'name = 5',
    "schematic = 'yes'",
    "valid_from > 'soon'",
    "name LIKE 'a\\'",
    'S_WITHIN(geometry, POLYGON((1 1, 2 2, 3 3, 4 4)))',
    'S_WITHIN(name, POINT(1 1))',
    'S_WITHIN(POINT(1 1), POINT(1 1))',
    "'a' = 'a'",
    'S_TOUCHES(geometry, POINT(1 1))',
    "T_AFTER(name, DATE('2020-01-01'))",
    'S_INTERSECTS(geometry, BBOX(105, 39, 107, 37))',
    'S_INTERSECTS(geometry, POINT(1e309 37))',
    'S_WITHIN(geometry, POLYGON((1 1, 1e400 2, 3 3, 1 1)))',
    `name IN (${Array(201).fill("'甲'").join(',')})`,
  ])('refuses %s', (text) => {
    expect(() => translated(text)).toThrow(Problem);
  });

  it('refuses or translates whatever is written, and nothing else happens', () => {
    const words = fc.constantFrom('name', 'AND', 'OR', 'NOT', '(', ')', "'x'", '=', 'IS', 'NULL', 'IN', ',', '1', 'BBOX', 'S_INTERSECTS', 'geometry', 'DATE', 'INTERVAL', "'2020-01-01'", 'BETWEEN', 'LIKE', 'T_AFTER', 'schematic', '"'); // biome-ignore format: one line
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(words, { maxLength: 14 }).map((list) => list.join(' ')),
    );
    fc.assert(
      fc.property(text, (given) => {
        try {
          translated(given);
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
        }
      }),
      { numRuns: 3_000, seed: 8 },
    );
  });
});
