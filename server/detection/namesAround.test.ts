import { expect, it } from 'vitest';
import { compileRuleSet } from './compileRuleSet.ts';
import { detect } from './detect.ts';
import { loadRuleSet } from './loadRuleSet.ts';

const set = compileRuleSet(loadRuleSet());
const around = { localNames: ['吴忠'], surroundingNames: ['富平街', '富平', '李村', '李'] };
const found = (name: string) =>
  detect({ name, category: 'facility', ...around }, set).filter(({ rule }) => rule === 'NR-10');

it('lets a facility begin with the name of its division or of a place around it, or with the specific part', () => {
  for (const name of ['吴忠泵站', '富平街泵站', '富平泵站', '李村泵站']) expect(found(name)).toEqual([]);
});

it('takes one character for the name of no place', () => {
  expect(found('李家泵站')).toHaveLength(1);
});

it('shows whole names and not their parts beside them', () => {
  expect(found('锦绣泵站').map(({ evidence }) => evidence.surroundingNames)).toEqual([['吴忠', '富平街', '李村']]);
});
