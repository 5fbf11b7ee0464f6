import type { Owed, ResponseKind } from './interimContract.ts';

interface Response {
  side: 'a' | 'b';
  kind: ResponseKind;
  at: string;
  who: string;
  what: string | null;
}
interface Light {
  now: string;
  /** The office's own target by kind, in hours; the law says "at once" and no number. */
  targets: readonly { id: ResponseKind; hours: number }[];
}

const HOUR_MILLISECONDS = 3_600_000;
const SIDES = ['a', 'b'] as const;
const KINDS = ['dispatch', 'report'] as const;

/**
 * What an incident asks of both sides (BD art. 10): people sent, and a report to the next higher government, both at once. What is
 * missing is overdue from the first hour; what was done is late past the office's own target. Of a kind the last record counts.
 */
export function owedOf(happenedAt: string, responses: readonly Response[], { now, targets }: Light): Owed[] {
  const hoursTo = (at: string): number =>
    Math.max(0, Math.round(((Date.parse(at) - Date.parse(happenedAt)) / HOUR_MILLISECONDS) * 10) / 10);
  return SIDES.flatMap((side) =>
    KINDS.map((kind) => {
      const done = responses.findLast((one) => one.side === side && one.kind === kind);
      const target = targets.find(({ id }) => id === kind)?.hours ?? Number.POSITIVE_INFINITY;
      const hours = hoursTo(done?.at ?? now);
      const said = { at: done?.at ?? null, who: done?.who ?? null, what: done?.what ?? null };
      return { side, kind, ...said, hours, overdue: !done || hours > target };
    }),
  );
}
