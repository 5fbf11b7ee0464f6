import { useEffect, useState } from 'react';

/** A value once it has rested for a while; compared by its JSON, so that a new object with the same content waits for nothing. */
export function useDebounced<T>(value: T, milliseconds: number): T {
  const [rested, setRested] = useState(value);
  const key = JSON.stringify(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the content of `value`
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), milliseconds);
    return () => clearTimeout(timer);
  }, [key, milliseconds]);
  return rested;
}
