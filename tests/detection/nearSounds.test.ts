import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkName } from '#server/detection/checkName.ts';
import { checkNames } from '#server/detection/checkNames.ts';
import { compileRuleSet } from '#server/detection/compileRuleSet.ts';
import type { Finding } from '#server/detection/contract.ts';
import { loadRuleSet } from '#server/detection/loadRuleSet.ts';
import { registerLookUp } from '#server/detection/registerLookUp.ts';
import type { ScannedName } from '#server/detection/scanCounty.ts';
import { scanRegister } from '#server/detection/scanRegister.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { type TestApp, testApp } from '#tests/support/testApp.ts';
import { registeredNames, registerPlace } from './registeredPlace.ts';

const TODAY = '2026-12-01';
const LITONG = DivisionCode.parse('640302');
const IN_LITONG = {
  type: 'LineString' as const,
  coordinates: [
    [106.19, 37.985],
    [106.21, 37.986],
  ] as [number, number][],
};

const shipped = loadRuleSet();
/** The shipped rules with these near sounds switched on for a division and all in it, as the rule desk does. */
const withSounds = (pairs: readonly string[], jurisdiction: string) =>
  compileRuleSet({
    ...shipped,
    lexicon: shipped.lexicon.map((row) => (pairs.includes(row.text) ? { ...row, enabled: true, jurisdiction } : row)),
  });
const off = compileRuleSet(shipped);
const here = withSounds(['in ing', 'zh z'], '6403');

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ sample: true });
  await registerPlace(app.db, { name: '裕明街', category: 'street', county: LITONG, geometry: IN_LITONG });
});
afterAll(() => app.close());

const dialectOnly = (findings: readonly Finding[]) =>
  findings.filter(({ result }) => result === 'HOMOPHONE_DIALECT').map(({ clash }) => clash?.name);
const check = (set: typeof off) =>
  checkName(app.db, set, { name: '裕民街', category: 'street', division: LITONG, geometry: IN_LITONG }, TODAY);

async function scanned(set: typeof off): Promise<ScannedName[]> {
  const found: ScannedName[] = [];
  for await (const page of scanRegister(app.db, set, { division: LITONG, today: TODAY })) found.push(...page);
  return found;
}

async function ofBatch(set: typeof off, feature_type: string, name: string) {
  const row = { name, attributes: { featureType: feature_type }, province: '', city: '吴忠市', county: '利通区' };
  for await (const answer of checkNames([row], set, registerLookUp(app.db, TODAY))) return answer;
  throw new Error('No answer');
}

describe('near sounds', () => {
  it('are not heard as they ship', async () => {
    expect(dialectOnly((await check(off)).findings)).toEqual([]);
    expect((await scanned(off)).flatMap(({ findings }) => dialectOnly(findings))).toEqual([]);
    expect((await ofBatch(off, '街', '裕民街')).advice).not.toContain('方言');
  });
  it('are heard where they are switched on, with what was heard as one', async () => {
    const { findings } = await check(here);
    const [found] = findings.filter(({ result }) => result === 'HOMOPHONE_DIALECT');
    expect(found).toMatchObject({ rule: 'NR-08c', level: 'review', severity: 'HUMAN', clash: { name: '裕明街' } });
    expect(found?.evidence).toMatchObject({ mergedSounds: ['in/ing'], lexicon: ['NS-11'] });
  });
  it('are not heard in another place', async () => {
    expect(dialectOnly((await check(withSounds(['in ing'], '6401'))).findings)).toEqual([]);
  });
  it('are heard alike by a live check, a batch and a scan', async () => {
    const scan = new Map((await scanned(here)).map(({ nameId, findings }) => [nameId, dialectOnly(findings).sort()]));
    const heard = [...scan].filter(([, names]) => names.length > 0);
    expect(heard.length).toBeGreaterThanOrEqual(2);
    for (const { nameId, request } of await registeredNames(app.db, LITONG)) {
      const { findings } = await checkName(app.db, here, request, TODAY);
      expect(scan.get(nameId) ?? [], request.name).toEqual(dialectOnly(findings).sort());
    }
    expect((await ofBatch(here, '街', '裕民街')).advice).toContain('与“裕明街”方言同音');
  });
});
