import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyFacts } from '#tests/detection/anyFacts.ts';
import { PlaceCategory } from '../gazetteer/contract.ts';
import { ALL_RULES } from './allRules.ts';
import { compileRuleSet } from './compileRuleSet.ts';
import { loadRuleSet } from './loadRuleSet.ts';
import { ASPECTS } from './rule.ts';
import { subjectOf } from './subject.ts';

const rows = loadRuleSet();
const set = compileRuleSet({ ...rows, rules: rows.rules.map((rule) => ({ ...rule, enabled: true })) });

const anyName = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '中央',
        '曼哈顿',
        '皇庭',
        '第一',
        '99',
        '玖',
        'EE',
        '·',
        '裡',
        '翀',
        '小区',
        '花园',
        '路',
        '村委会',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));
const anyInput = fc
  .tuple(anyName, fc.option(fc.constantFrom(...PlaceCategory.options), { nil: undefined }), anyFacts(anyName))
  .map(([name, category, facts]) => ({ ...facts(name), name, category }));

it('a rule that is not asked, for want of what it speaks of, would have said nothing', () => {
  let silent = 0;
  fc.assert(
    fc.property(anyInput, (input) => {
      const subject = subjectOf(input, set);
      for (const { id, look, speaksOf } of ALL_RULES) {
        const [row] = set.rules.get(id) ?? [];
        if (!row || !speaksOf || speaksOf.some((aspect) => ASPECTS[aspect](subject))) continue;
        expect(look(subject, set, row)).toEqual([]);
        silent += 1;
      }
    }),
    { numRuns: 300, seed: 20260104 },
  );
  expect(silent).toBeGreaterThan(1000);
}, 60_000);
