/** A line to plan; `dueYear` is the last year it may be inspected in, null where nothing is on record. */
interface LineToPlan {
  lineId: string;
  lengthMetres: number;
  dueYear: number | null;
}

/**
 * A year for each line, of the five from `firstYear` on: never after the year it is due in, overdue ones first of all, and the
 * kilometres spread so that no year has much more than another. The longest are placed first, each in the year with the least
 * so far; of equal years the latest, so that a cycle is used to its end.
 */
export function spreadLines(lines: readonly LineToPlan[], firstYear: number, years = 5): Map<string, number> {
  const load = Array.from({ length: years }, () => 0);
  const planned = new Map<string, number>();
  const lastOf = ({ dueYear }: LineToPlan): number =>
    dueYear === null ? years - 1 : Math.max(0, Math.min(years - 1, dueYear - firstYear));
  // The least choice first: a line that is due soon must not find its year full of those that could wait.
  const order = lines.toSorted((a, b) => lastOf(a) - lastOf(b) || b.lengthMetres - a.lengthMetres || byId(a, b));
  for (const line of order) {
    const best = lightest(load.slice(0, lastOf(line) + 1));
    load[best] = (load[best] ?? 0) + line.lengthMetres;
    planned.set(line.lineId, firstYear + best);
  }
  return planned;
}

const byId = (a: LineToPlan, b: LineToPlan): number => (a.lineId < b.lineId ? -1 : 1);

function lightest(load: readonly number[]): number {
  const least = Math.min(...load);
  return load.lastIndexOf(least);
}
