import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyFacts } from '#tests/detection/anyFacts.ts';
import { PlaceCategory } from '../gazetteer/contract.ts';
import { alignName, normaliseName } from '../gazetteer/normaliseName.ts';
import { compileRuleSet } from './compileRuleSet.ts';
import type { Finding } from './contract.ts';
import { detect } from './detect.ts';
import { loadRuleSet } from './loadRuleSet.ts';
import type { CheckInput } from './subject.ts';

const rows = loadRuleSet();
// All rules, those that ship off included, so that none escapes.
const set = compileRuleSet({
  ...rows,
  rules: rows.rules.map((rule) => ({ ...rule, enabled: true, jurisdiction: 'CN' })),
});

/** Any UTF-16 at all: lone surrogates, controls, combining marks, all planes. */
const anyUnits = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0xd800, max: 0xdfff })), { maxLength: 30 })
  .map((units) => String.fromCharCode(...units));
/** Text that rules have something to say about, in forms that a keyboard or a table may give. */
const telling = fc
  .array(
    fc.constantFrom(
      ...[
        '中央',
        '世界',
        '曼哈顿',
        '裕民',
        '白求恩',
        '国际',
        '皇庭',
        '黄泉',
        '集团',
        '第一',
        '99',
        '９９',
        '３巷',
        '①',
      ],
      ...[
        'EE',
        'ＥＥ',
        'Park',
        'é',
        'e\u0301',
        '㈱',
        '·',
        '・',
        '，',
        '\u3000',
        ' ',
        '\u200b',
        '里',
        '裡',
        '勝利',
        '⼀',
      ],
      ...['翀', '㐂', '𠮷', '😀', 'さくら', 'ｻｸﾗ', '小区', '花园', '广场', '路', '\ud83d', '\udc00'],
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));
const anyText = fc.oneof(
  anyUnits,
  telling,
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.tuple(telling, anyUnits, telling).map((parts) => parts.join('')),
);
const anyCategory = fc.option(fc.constantFrom(...PlaceCategory.options), { nil: undefined });
const anyAsked = fc.record({
  name: anyText,
  category: anyCategory,
  division: fc.constantFrom(undefined, '640302', '440100'),
  attributes: fc.record({ applicantName: anyText, featureType: anyText, siteAreaSquareMetres: fc.nat() }),
});

/** With whatever the register may answer. */
const anyInput = fc
  .tuple(anyAsked, anyFacts(anyText))
  .map(([asked, facts]): CheckInput => ({ ...facts(asked.name), ...asked }));

describe('whatever the characters, and whatever the register answers', () => {
  it('nothing throws, and a span is what stands at its place', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(anyInput, (input) => {
        for (const { span, rule } of detect(input, set)) {
          seen.add(rule);
          if (!span) continue;
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThan(span.start);
          expect(input.name.slice(span.start, span.end)).toBe(span.text);
        }
      }),
      { numRuns: 300, seed: 20260101 },
    );
    // What compares with the register was really asked.
    const comparing = ['NR-07', 'NR-08b', 'NR-08c', 'NR-08d', 'NR-08e', 'NR-08f', 'NR-10'];
    expect([...seen]).toEqual(expect.arrayContaining([...comparing, 'NP-05', 'NP-06', 'NP-08', 'CHONG-1', 'GF-8']));
  }, 60_000);

  it('a span holds the characters that were found', () => {
    const lists = /^(?:DA-[123]|DA-local|GUAI-[67]|NR-04a|NR-05|YANG-[12])$/;
    fc.assert(
      fc.property(telling, anyCategory, (name, category) => {
        const found = detect({ name, category }, set).filter(({ rule, span }) => lists.test(rule) && span);
        for (const { span, evidence } of found) {
          expect(normaliseName(span?.text ?? '')).toContain(normaliseName(String(evidence.word)));
        }
      }),
      { numRuns: 300, seed: 20260102 },
    );
  }, 60_000);

  it('NFKC changes no finding', () => {
    const told = (findings: readonly Finding[]) =>
      findings.map(({ rule, result, severity, span, exception }) => [
        ...[rule, result, severity, exception],
        // Where NFKC makes several characters of one, the span can only point at that one.
        span && normaliseName(span.text).length > 0,
      ]);
    fc.assert(
      fc.property(anyText, anyCategory, anyFacts(anyText), (name, category, facts) => {
        const composed = name.normalize('NFKC');
        const asked = { ...facts(name), category };
        expect(told(detect({ ...asked, name: composed }, set))).toEqual(told(detect({ ...asked, name }, set)));
      }),
      { numRuns: 300, seed: 20260103 },
    );
  }, 60_000);
});

it('keeps one code point an index, whatever is joined or left out', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let reached = 0;
      for (const { start, end } of alignName(text)) {
        expect(start).toBeGreaterThanOrEqual(Math.min(reached, start));
        expect(end).toBeLessThanOrEqual(text.length);
        reached = end;
      }
    }),
    { numRuns: 200, seed: 20260104 },
  );
});
