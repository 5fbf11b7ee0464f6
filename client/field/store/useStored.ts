import { useEffect, useState } from 'react';
import { type Changed, onChange } from './changes.ts';

/**
 * Reads from the store, and again whenever that part of it changes. Undefined until the first read is done.
 * @param key what the reading depends on: another key reads anew
 */
export function useStored<T>(part: Changed, key: string, read: () => Promise<T>): T | undefined {
  const [kept, setKept] = useState<{ key: string; value: T }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for all that `read` depends on
  useEffect(() => {
    let left = false;
    let turn = 0;
    const again = async () => {
      turn += 1;
      const mine = turn;
      const value = await read();
      if (!left && mine === turn) setKept({ key, value });
    };
    void again();
    const stop = onChange((changed) => changed === part && void again());
    return () => {
      left = true;
      stop();
    };
  }, [part, key]);
  return kept?.key === key ? kept.value : undefined;
}
