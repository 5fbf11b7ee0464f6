import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PlaceCategory } from '../gazetteer/contract.ts';
import { compileRuleSet } from './compileRuleSet.ts';
import { CheckAttributes, ruleCode } from './contract.ts';
import { detect } from './detect.ts';
import { loadRuleSet } from './loadRuleSet.ts';
import { ruleIn } from './ruleIn.ts';
import type { RuleRow } from './ruleSet.ts';

const rows = loadRuleSet();
const shipped = (id: string): RuleRow => {
  const found = rows.rules.find((row) => row.id === id);
  if (!found) throw new Error(`No rule ${id}`);
  return found;
};
const most = (figure: number) => ({ mostQuarterCharacters: figure, mostBuildingCharacters: figure });
const length = (jurisdiction: string, figure: number, over: Partial<RuleRow> = {}): RuleRow => ({
  ...{ ...shipped('GF-4'), jurisdiction, parameters: most(figure), enabled: true, version: figure },
  ...over,
});
const withRows = (rules: readonly RuleRow[], on?: string) => compileRuleSet({ ...rows, rules: [...rules] }, on);

const NATION_AND_PLACES = [
  length('640302', 5),
  length('default', 12),
  length('64', 8),
  length('CN', 10),
  length('6403', 6),
];

describe('of several rows of one rule', () => {
  it.each([
    ['its county', '640302', '640302'],
    ['a township of it', '640302001', '640302'],
    ['another county of the city', '640381', '6403'],
    ['another city of the province', '640104', '64'],
    ['another province', '370102', 'CN'],
    ['nobody knows which place', undefined, 'CN'],
  ])('the narrowest holds in %s', (_what, division, jurisdiction) => {
    expect(ruleIn(withRows(NATION_AND_PLACES), 'GF-4', division)?.jurisdiction).toBe(jurisdiction);
  });

  it.each([
    ['is off', { enabled: false }, undefined],
    ['has ended', { effectiveTo: '2026-01-01' }, '2026-06-01'],
    ['has not begun', { effectiveFrom: '2027-01-01' }, '2026-06-01'],
  ])('one that %s leaves the wider in force', (_what, over, on) => {
    const set = withRows([length('CN', 10), length('6403', 6, over)], on);
    expect(ruleIn(set, 'GF-4', '640302')?.jurisdiction).toBe('CN');
  });

  it('the starting figures give way to the nation, and a rule of another place is none here', () => {
    expect(ruleIn(withRows([length('default', 12)]), 'GF-4', '640302')?.jurisdiction).toBe('default');
    expect(ruleIn(withRows([length('default', 12), length('CN', 10)]), 'GF-4', '640302')?.jurisdiction).toBe('CN');
    expect(ruleIn(withRows([length('37', 6)]), 'GF-4', '640302')).toBeUndefined();
    expect(withRows([length('37', 6, { enabled: false })]).rules.has('GF-4')).toBe(false);
  });

  it('a finding carries the one that was applied, by its own figures', () => {
    const name = { name: '锦绣江南华庭小区', category: 'residential_area' } as const;
    const found = (division: string) =>
      detect({ ...name, division }, withRows(NATION_AND_PLACES)).find(({ rule }) => rule === 'GF-4');
    const here = found('640302');
    expect(here).toMatchObject({ ruleVersion: 5, ruleJurisdiction: '640302', evidence: { characters: 8, most: 5 } });
    expect(here && ruleCode(here)).toBe('GF-4@640302');
    expect(found('640381')).toMatchObject({ ruleVersion: 6, ruleJurisdiction: '6403', evidence: { most: 6 } });
    expect(found('370102')).toBeUndefined();
  });

  it('of one place the later in the list holds, as ever', () => {
    expect(ruleIn(withRows([length('6403', 6), length('6403', 7)]), 'GF-4', '640302')?.version).toBe(7);
  });
});

describe('the rows of other places as they ship', () => {
  const on = withRows(rows.rules.map((row) => ({ ...row, enabled: true })));
  it.each([
    ['GF-1 of Nanchang', '360102', 'GF-1', '3601'],
    ['GF-1 of Shandong', '370102', 'GF-1', '37'],
    ['GF-3 of Xiamen', '350203', 'GF-3', '3502'],
    ['GF-4 of Nanchang', '360102', 'GF-4', '3601'],
    ['GF-4 of Shandong', '370102', 'GF-4', '37'],
    ['GF-8 of Ningbo', '330212', 'GF-8', '3302'],
    ['GF-8 of Lijiang', '530702', 'GF-8', '5307'],
  ])('%s is there to be switched on, its basis marked as not verified', (_what, division, id, jurisdiction) => {
    expect(ruleIn(on, id, division)).toMatchObject({ jurisdiction, verified: false });
    expect(ruleIn(on, id, '640302')).toBeUndefined();
    expect(compileRuleSet(rows).rules.has(id)).toBe(false);
  });

  it('six characters are the most for a quarter in Shandong, eight for a building', () => {
    const found = (name: string, category: 'residential_area' | 'building', division: string) =>
      detect({ name, category, division }, on).some(({ rule }) => rule === 'GF-4');
    expect(found('裕民锦绣花园', 'residential_area', '370102')).toBe(false);
    expect(found('裕民锦绣里花园', 'residential_area', '370102')).toBe(true);
    expect(found('裕民锦绣里花园', 'residential_area', '360102')).toBe(false);
    expect(found('裕民锦绣里商务大厦', 'building', '370102')).toBe(true);
    expect(found('裕民锦绣商务大厦', 'building', '370102')).toBe(false);
  });
});

describe('rows for one place', () => {
  const file = new URL('../../data/rules/examples.json', import.meta.url);
  const Asked = z.object({
    name: z.string(),
    category: PlaceCategory.optional(),
    attributes: CheckAttributes.optional(),
  });
  const { results, worked } = z
    .object({ results: Asked.array(), worked: Asked.array() })
    .parse(JSON.parse(readFileSync(file, 'utf8')));
  const plain = compileRuleSet(rows);
  // Every rule once more for Wuzhong, and so grave that no finding stays as it was.
  const grave = { severity: 'PROHIBITED', level: 'block' } as const;
  const wuzhong = rows.rules.map((row) => ({
    ...{ ...row, jurisdiction: '6403', version: 99, enabled: true, exceptionSeverity: 'PROHIBITED' as const },
    results: row.results.map((each) => ({ ...each, ...grave })),
  }));
  const local = withRows([...rows.rules, ...wuzhong]);

  it.each(['640104', '360102', '370102', undefined])('change nothing for a name in %s', (division) => {
    for (const asked of [...results, ...worked]) {
      expect(detect({ ...asked, division }, local)).toEqual(detect({ ...asked, division }, plain));
    }
  });

  it('judge every name there', () => {
    const found = [...results, ...worked].flatMap((asked) => detect({ ...asked, division: '640302' }, local));
    expect(found.length).toBeGreaterThan(100);
    expect(found.every(({ ruleVersion, ruleJurisdiction }) => ruleVersion === 99 && ruleJurisdiction === '6403')).toBe(
      true,
    );
  });
});
