import { expect, it } from 'vitest';
import { type EvidenceFacts, judgeEvidence } from './evidenceChecks.ts';
import type { CheckCode, CheckResult, EvidenceClass, EvidenceRules } from './evidenceContract.ts';

const words = { label: '', labelZh: '', article: '', articleZh: '', verified: true };
const check = (of: EvidenceClass, code: CheckCode) => ({ ...words, class: of, code });
const REFS = ['REF_1', 'REF_2', 'REF_3', 'REF_4'] as const;
const rules: EvidenceRules = {
  classes: [],
  kinds: [
    { ...words, id: 'state_council', class: 'BASIS_1' },
    { ...words, id: 'province', class: 'BASIS_2' },
    { ...words, id: 'superior_settlement', class: 'BASIS_3' },
    { ...words, id: 'confirmed_before', class: 'BASIS_5' },
    { ...words, id: 'administration', class: 'REF_2' },
    { ...words, id: 'tombstone', class: 'EXCLUDED' },
  ],
  checks: [
    check('BASIS_2', 'own_province'),
    check('BASIS_3', 'with_map'),
    check('BASIS_5', 'before_dispute'),
    check('BASIS_5', 'sealed_by_both'),
    ...REFS.flatMap((ref) => [check(ref, 'after_liberation'), check(ref, 'before_dispute')]),
  ],
  liberation: [{ dated: '1949-09', source: '', verified: false }],
};
const dispute = { aroseOn: '1985-05-06' };
const facts = (over: Partial<EvidenceFacts>): EvidenceFacts => ({
  ...{ kind: 'administration', dated: '1962-03-01', sealedA: false, sealedB: false, hasMap: false },
  ...{ otherProvinces: [], withinOwn: null },
  ...over,
});

const sealed = { kind: 'confirmed_before', sealedA: true, sealedB: true };
it.each<[string, Partial<EvidenceFacts>, EvidenceClass, Partial<Record<CheckCode, CheckResult>>]>([
  ['approved by the State Council: nothing more is asked', { kind: 'state_council', dated: null }, 'BASIS_1', {}],
  ['of the province, within it', { kind: 'province', withinOwn: true }, 'BASIS_2', { own_province: 'pass' }],
  [
    'of the province, touching another',
    { kind: 'province', withinOwn: false, otherProvinces: ['陕西省'] },
    'EXCLUDED',
    { own_province: 'fail' },
  ],
  ['of the province, without an area', { kind: 'province' }, 'BASIS_2', { own_province: 'unclear' }],
  ['of the superior, with its map', { kind: 'superior_settlement', hasMap: true }, 'BASIS_3', { with_map: 'pass' }],
  ['of the superior, map not on file', { kind: 'superior_settlement' }, 'BASIS_3', { with_map: 'unclear' }],
  ['sealed by both before', sealed, 'BASIS_5', { before_dispute: 'pass', sealed_by_both: 'pass' }],
  ['sealed by one', { ...sealed, sealedB: false }, 'EXCLUDED', { sealed_by_both: 'fail' }],
  ['sealed on the day it arose', { ...sealed, dated: '1985-05-06' }, 'EXCLUDED', { before_dispute: 'fail' }],
  ['sealed the day before', { ...sealed, dated: '1985-05-05' }, 'BASIS_5', { before_dispute: 'pass' }],
  ['sealed in the month it arose', { ...sealed, dated: '1985-05' }, 'BASIS_5', { before_dispute: 'unclear' }],
  ['sealed in a later year', { ...sealed, dated: '1986' }, 'EXCLUDED', { before_dispute: 'fail' }],
  ['sealed, undated', { ...sealed, dated: null }, 'EXCLUDED', { before_dispute: 'fail' }],
  ['administration after Liberation', {}, 'REF_2', { after_liberation: 'pass', before_dispute: 'pass' }],
  ['administration the month before', { dated: '1949-08-31' }, 'EXCLUDED', { after_liberation: 'fail' }],
  ['administration in the month of it', { dated: '1949-09-12' }, 'REF_2', { after_liberation: 'unclear' }],
  ['administration the month after', { dated: '1949-10' }, 'REF_2', { after_liberation: 'pass' }],
  ['administration in the year of it', { dated: '1949' }, 'REF_2', { after_liberation: 'unclear' }],
  ['administration under the Republic', { dated: '1936' }, 'EXCLUDED', { after_liberation: 'fail' }],
  ['administration since the dispute', { dated: '1985-06' }, 'EXCLUDED', { before_dispute: 'fail' }],
  ['administration, undated', { dated: null }, 'EXCLUDED', { after_liberation: 'fail', before_dispute: 'fail' }],
  ['a tombstone', { kind: 'tombstone' }, 'EXCLUDED', {}],
  ['a kind nobody knows', { kind: 'rumour' }, 'EXCLUDED', {}],
])('%s', (_what, over, proposed, results) => {
  const judged = judgeEvidence(facts(over), dispute, rules);
  expect(judged.proposed).toBe(proposed);
  expect(Object.fromEntries(judged.checks.map(({ code, result }) => [code, result]))).toMatchObject(results);
});

it('says which classes a ruling may not give, and why', () => {
  const { refused } = judgeEvidence(facts({ dated: '1936', otherProvinces: ['陕西省'] }), dispute, rules);
  expect(refused).toEqual([
    { class: 'BASIS_2', failed: ['own_province'] },
    { class: 'BASIS_5', failed: ['sealed_by_both'] },
    ...REFS.map((ref) => ({ class: ref, failed: ['after_liberation'] })),
  ]);
});

it('lets no ruling admit what is neither basis nor reference by its kind', () => {
  expect(judgeEvidence(facts({ kind: 'tombstone' }), dispute, rules).refused).toHaveLength(9);
});

it('asks both regions where they were not liberated at one time, and none where no row tells', () => {
  const result = (liberation: EvidenceRules['liberation']) =>
    judgeEvidence(facts({ dated: '1950-02' }), dispute, { ...rules, liberation }).checks[0]?.result;
  const row = (dated: string) => ({ dated, source: '', verified: false });
  expect(result([row('1949-09'), row('1950-03')])).toBe('unclear');
  expect(result([row('1949-09'), row('1949-12')])).toBe('pass');
  expect(result([])).toBe('unclear');
});
