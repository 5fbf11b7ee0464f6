import { Problem } from '../../platform/problem.ts';

/** @throws Problem too-large where a package would hold more than its limits */
export function requireFits(found: number, most: number, what: { en: string; zh: string }): void {
  if (found <= most) return;
  throw new Problem('too-large', `The package would hold ${found} ${what.en}, more than ${most}`, {
    detailZh: `成果包${what.zh}为 ${found}，超过上限 ${most}，请缩小范围、分次提供。`,
  });
}
