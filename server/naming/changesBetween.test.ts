import { expect, it } from 'vitest';
import type { Finding } from '../detection/contract.ts';
import { changesBetween, type RunFinding } from './changesBetween.ts';

const NOTHING = {
  ...{ class: null, severity: 'ADVISE', span: null, evidence: {}, clash: null, exception: null, exceptionZh: null },
  ...{ instrument: 'TR', instrumentZh: '地名管理条例', article: 'art. 9', articleZh: '第九条', ruleVersion: 1 },
  ...{ message: '', messageZh: '', advice: null, adviceZh: null, result: 'TEST' },
} satisfies Partial<Finding>;

const found = (rule: string, level: Finding['level'], candidateId = 'a'): RunFinding => ({
  candidateId,
  name: '迎宾湖路',
  finding: { ...NOTHING, rule, level },
});
const rules = (list: readonly RunFinding[]) => list.map(({ candidateId, finding }) => `${candidateId}:${finding.rule}`);

it('tells what appeared, what is gone and what is graded otherwise', () => {
  const before = [found('NR-08c', 'block'), found('GF-5', 'note'), found('DA-1', 'review')];
  const after = [found('GF-5', 'note'), found('DA-1', 'block'), found('GF-5', 'note', 'b')];
  const { appeared, gone, regraded } = changesBetween(before, after);
  expect([rules(appeared), rules(gone)]).toEqual([['b:GF-5'], ['a:NR-08c']]);
  expect(regraded.map(({ finding, was }) => [finding.rule, was, finding.level])).toEqual([['DA-1', 'review', 'block']]);
});
