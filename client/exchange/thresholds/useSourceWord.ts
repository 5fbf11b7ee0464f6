import { useThresholdWords } from './words.ts';

// As the sizes that ship have it in the register.
const OWN = '自定 (unverified)';

/** What a size rests on, in the reader's language; that nobody verified it is said beside it. */
export function useSourceWord(): (source: string) => string {
  const say = useThresholdWords();
  return (source) => (source === OWN ? say('own') : source);
}
