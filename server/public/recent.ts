/** Answers what `load` answered at most so many milliseconds ago; a failure is not kept. */
export function recent<T>(load: () => Promise<T>, keptMilliseconds: number): () => Promise<T> {
  let kept: { at: number; value: Promise<T> } | undefined;
  return () => {
    const at = performance.now();
    if (kept && at - kept.at < keptMilliseconds) return kept.value;
    const value = load();
    kept = { at, value };
    value.catch(() => {
      kept = undefined;
    });
    return value;
  };
}
