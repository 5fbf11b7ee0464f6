import type { Strength } from './procedureContract.ts';

/** Whether the law leaves no choice: without it the case does not go to the legality review. */
export const isDemanded = ({ strength }: { strength: Strength }): boolean =>
  strength === 'required' || strength === 'must_inform';
