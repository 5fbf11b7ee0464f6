import type { LineDeps } from '../boundaries/lines/lineDeps.ts';

/** What the work on disputes needs of the outside: register, clock, and the office's rule for uploads. */
export type DisputeDeps = LineDeps;
