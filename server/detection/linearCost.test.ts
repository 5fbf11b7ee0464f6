import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compileRuleSet } from './compileRuleSet.ts';
import { detect } from './detect.ts';
import { loadRuleSet } from './loadRuleSet.ts';

const rows = loadRuleSet();
// All rules, those that ship off included, so that none escapes.
const set = compileRuleSet({
  ...rows,
  rules: rows.rules.map((rule) => ({ ...rule, enabled: true, jurisdiction: 'CN' })),
});

type Method = (this: { length: number }, ...given: unknown[]) => unknown;

/** Puts something else in the place of methods of a prototype; answers how to undo it. */
function replaceMethods(prototype: object, names: readonly string[], by: (original: Method) => Method): () => void {
  const kept = names.map((name) => [name, Object.getOwnPropertyDescriptor(prototype, name)] as const);
  for (const [name, descriptor] of kept) {
    if (descriptor) Object.defineProperty(prototype, name, { ...descriptor, value: by(descriptor.value) });
  }
  return () => {
    for (const [name, descriptor] of kept) if (descriptor) Object.defineProperty(prototype, name, descriptor);
  };
}

const OF_ARRAYS = ['find', 'some', 'every', 'filter', 'map', 'flatMap', 'forEach', 'slice', 'join', 'includes'];
const OF_TEXTS = ['normalize', 'matchAll', 'replace', 'replaceAll', 'split'];

/** Puts something else in the place of how every pattern is tried: `test`, `match`, `replace` and the like come through it. */
function replaceExec(
  by: (pattern: RegExp, text: string, tried: () => RegExpExecArray | null) => RegExpExecArray | null,
) {
  const original = RegExp.prototype.exec;
  RegExp.prototype.exec = function (text) {
    return by(this, text, () => Reflect.apply(original, this, [text]));
  };
  return () => {
    RegExp.prototype.exec = original;
  };
}

/**
 * Calls of array callbacks, elements copied, characters of texts that were read as a whole and that a pattern passed over
 * while `work` runs: a measure of cost that no busy machine disturbs. What a pattern does inside is not seen: `slowestTrial`.
 */
function steps(work: () => void): number {
  let counted = 0;
  const count = (by: number): void => {
    counted += by;
  };
  const undoTexts = replaceMethods(String.prototype, OF_TEXTS, (original) => countedWhole(original, count));
  const undoArrays = replaceMethods(Array.prototype, OF_ARRAYS, (original) => countedCalls(original, count));
  const undoExec = replaceExec((pattern, text, tried) => {
    const from = pattern.global || pattern.sticky ? pattern.lastIndex : 0;
    const found = tried();
    count((found ? found.index + found[0].length : text.length) - from);
    return found;
  });
  try {
    work();
  } finally {
    undoExec();
    undoArrays();
    undoTexts();
  }
  return counted;
}

// Shorter texts are tried by the hundred thousand, and none of them takes long.
const LONG_TEXT = 1000;

/** The pattern that took most processor time over a long text while `work` runs, in milliseconds. */
function slowestTrial(work: () => void): { pattern: string; milliseconds: number } {
  const slowest = { pattern: '', milliseconds: 0 };
  const undo = replaceExec((pattern, text, tried) => {
    if (text.length < LONG_TEXT) return tried();
    const before = process.cpuUsage();
    const found = tried();
    const milliseconds = process.cpuUsage(before).user / 1000;
    if (milliseconds > slowest.milliseconds) Object.assign(slowest, { pattern: String(pattern), milliseconds });
    return found;
  });
  try {
    work();
  } finally {
    undo();
  }
  return slowest;
}

const countedWhole = (original: Method, count: (by: number) => void): Method =>
  function (...given) {
    count(this.length);
    return Reflect.apply(original, this, given);
  };

const countedCalls = (original: Method, count: (by: number) => void): Method =>
  function (first, ...rest) {
    if (typeof first !== 'function') {
      const answer = Reflect.apply(original, this, [first, ...rest]);
      count(Array.isArray(answer) ? answer.length : this.length);
      return answer;
    }
    const counting = function (this: unknown, ...given: unknown[]): unknown {
      count(1);
      return Reflect.apply(first, this, given);
    };
    return Reflect.apply(original, this, [counting, ...rest]);
  };

describe('the cost is linear in the length of the name', () => {
  it.each(['一', 'a', '1', '1号', '中央', '白求恩', '曼哈顿', '国际', '勝', '·', '(', '第一', '裕民小区'])(
    '%s',
    (unit) => {
      const cost = (length: number): number => {
        const name = unit.repeat(length / [...unit].length);
        detect({ name }, set);
        return steps(() => void detect({ name, attributes: { applicantName: '（'.repeat(200) } }, set));
      };
      // Ten times the characters; a quadratic step would make it a hundred.
      expect(cost(10_000) / cost(1000)).toBeLessThan(15);
    },
    60_000,
  );

  // Over 10,000 characters a pattern that begins anew at each takes 80 ms and more, one that passes over them once 1 ms.
  const MOST_MILLISECONDS = 50;
  it.each(['一', '1', 'a', '十', '第', '东', '（', '1-', '集团', '裕民小区', ' '])(
    'inside every pattern, too: %s',
    (unit) => {
      for (const tail of ['', '甲']) {
        const name = unit.repeat(10_000 / unit.length) + tail;
        const slowest = slowestTrial(() => void detect({ name, attributes: { applicantName: name } }, set));
        expect(slowest.milliseconds, slowest.pattern).toBeLessThan(MOST_MILLISECONDS);
      }
    },
    60_000,
  );

  it('and would be seen if it were not', () => {
    const text = '一'.repeat(10_000);
    expect(slowestTrial(() => void /[一二]+号/u.exec(text)).milliseconds).toBeGreaterThan(MOST_MILLISECONDS);
    const grown = (work: (length: number) => void): number => steps(() => work(1000)) / steps(() => work(100));
    expect(grown((length) => text.slice(0, length).replace(/一/gu, '二'))).toBeLessThan(15);
    const anew = (length: number): void => {
      for (let at = 0; at < length; at += 1) /二/u.test(text.slice(at, length));
    };
    expect(grown(anew)).toBeGreaterThan(50);
  });

  it('no pattern of the rules repeats a repetition, which backtracking would try in every way', () => {
    const folders = ['.', 'rules', '../gazetteer'].map((path) => fileURLToPath(new URL(`${path}/`, import.meta.url)));
    const files = folders.flatMap((folder) =>
      readdirSync(folder)
        .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
        .map((file) => folder + file),
    );
    // Fixed characters may stand between two repetitions, (?:[.．]\d+)*: then there is one way only.
    const nested = /\((?:\?:)?(?:\[[^\]]*\]|\\?[^()[\]])[+*]\)[+*]/;
    const faults = files.filter((file) => {
      const text = readFileSync(file, 'utf8');
      return (text.match(/(?<=[=(,:[]\s*)\/(?![*/]).+?\/[dgimsuvy]*(?=[\s.,;)\]])/g) ?? []).some((literal) =>
        nested.test(literal),
      );
    });
    expect(nested.test('(\\d+)*')).toBe(true);
    expect(faults).toEqual([]);
  });
});
