import type { RuleRowItem } from '#server/detection/ruleChangeContract.ts';
import { useDeskWords } from './words.ts';

/** The days on which a row holds, in words. */
export function useValidWord(): (row: Pick<RuleRowItem, 'validFrom' | 'validTo'>) => string {
  const say = useDeskWords();
  return ({ validFrom, validTo }) => {
    if (validFrom === null) return say('never');
    return validTo === null
      ? say('validFrom', { from: validFrom })
      : say('validUntil', { from: validFrom, to: validTo });
  };
}
