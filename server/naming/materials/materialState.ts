import type { MaterialSource, MaterialState } from './contract.ts';

interface Material {
  need: 'required' | 'conditional';
  source: MaterialSource;
  /** Whether the form, a file or a report of the procedure gives it. */
  isThere: boolean;
}

/** How a material stands. What the register or another office has is never asked for, whether it is there or not (OG art. 7). */
export function materialState({ need, source, isThere }: Material): MaterialState {
  if (source === 'register' || source === 'share') return 'not_asked';
  if (isThere) return 'given';
  return need === 'required' ? 'missing' : 'open';
}
