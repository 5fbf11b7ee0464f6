import type { Fix } from '#server/signs/field/fieldContract.ts';

/**
 * off: not asked for. asking: no answer yet. coarse, good: outside or within the gate. stale: the last reading is old. The others say why
 * there is none: refused by the person, nothing that could tell, nothing heard in time.
 */
export type LocateState = 'off' | 'asking' | 'coarse' | 'good' | 'stale' | 'denied' | 'no_receiver' | 'timeout';

export type Failure = 'denied' | 'no_receiver' | 'timeout';

/** What a receiver's refusal is called, by its code (1 denied, 2 unavailable, 3 timeout). */
export const failureOf = (code: number): Failure => (code === 1 ? 'denied' : code === 3 ? 'timeout' : 'no_receiver');

/** How good what is known is, and whether it is older than `staleMs`. Times in milliseconds since 1970. */
export function stateOf(
  fix: Fix | null,
  gateMetres: number,
  { lastAt, now, failure, staleMs }: { lastAt: number | null; now: number; failure: Failure | null; staleMs: number },
): LocateState {
  if (failure === 'denied') return 'denied';
  if (!fix || lastAt === null) return failure ?? 'asking';
  if (now - lastAt > staleMs) return failure ?? 'stale';
  return fix.accuracyMetres <= gateMetres ? 'good' : 'coarse';
}
