interface Stretch {
  start?: number;
  end?: number;
}

/** Every place that some stretch covers: to compare each stretch with each would be quadratic in a long text. */
export function coveredPositions(stretches: readonly Stretch[]): ReadonlySet<number> {
  const covered = new Set<number>();
  for (const { start = 0, end = 0 } of stretches) for (let at = start; at < end; at += 1) covered.add(at);
  return covered;
}

/** Does a stretch reach into the places covered? */
export function reachesInto({ start = 0, end = 0 }: Stretch, covered: ReadonlySet<number>): boolean {
  for (let at = start; at < end; at += 1) if (covered.has(at)) return true;
  return false;
}
