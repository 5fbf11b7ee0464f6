/** A stretch of neighbouring characters of one kind; indexes of code points, end exclusive. */
export interface CharacterRun<K> {
  readonly kind: K;
  readonly start: number;
  readonly end: number;
}

/** Neighbouring characters to which `kindOf` gives the same kind; `null` ends a run. */
export function characterRuns<T, K>(chars: readonly T[], kindOf: (char: T) => K | null): CharacterRun<K>[] {
  const runs: { kind: K; start: number; end: number }[] = [];
  chars.forEach((char, at) => {
    const kind = kindOf(char);
    if (kind === null) return;
    const last = runs.at(-1);
    if (last?.end === at && last.kind === kind) last.end = at + 1;
    else runs.push({ kind, start: at, end: at + 1 });
  });
  return runs;
}
