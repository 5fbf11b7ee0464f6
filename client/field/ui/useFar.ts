import { useCallback } from 'react';
import { useSignWords } from './signWords.ts';

/** A distance in metres in words: `340 米`, `2.1 公里`; null where it is not known. */
export function useFar(): (metres: number | null) => string | null {
  const say = useSignWords();
  return useCallback(
    (metres) => {
      if (metres === null) return null;
      if (metres < 1000) return say('metres', { n: Math.round(metres) });
      return say('kilometres', { n: (metres / 1000).toFixed(1) });
    },
    [say],
  );
}
