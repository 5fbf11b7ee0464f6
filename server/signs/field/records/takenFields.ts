import { Problem } from '../../../platform/problem.ts';
import type { Settlement } from '../fieldApiContract.ts';
import type { MergedField } from './mergeFields.ts';

/**
 * What of a merge goes into the register: what only the device changed, and of what both did that which a person took from it.
 * @throws Problem invalid-input where an open field has no choice
 */
export function takenFields(merged: readonly MergedField[], settlement: Settlement | null): MergedField[] {
  if (settlement === null) return [...merged];
  return merged.filter(({ field, isOpen }) => {
    if (!isOpen) return true;
    const choice = settlement.choices.find((one) => one.field === field);
    if (choice) return choice.take === 'device';
    throw new Problem('invalid-input', `Choose a value for ${field}`, {
      detailZh: '请为每个冲突字段选择保留哪一个值。',
      errors: [
        { in: 'body', pointer: '/choices', code: 'required', detail: `No choice for ${field}`, detailZh: '缺少选择' },
      ],
    });
  });
}
