import type { Subject } from '../subject.ts';
import { uniquenessRule } from '../uniquenessRule.ts';

const isTownship = ({ category, generic }: Subject): boolean =>
  category === 'division' && /(?:乡|镇|苏木)$/u.test(generic ?? '');

/** Townships and towns: unique in one province-level region (TR art. 9(8)). */
export const nr08a = uniquenessRule('NR-08a', isTownship, ['division']);
