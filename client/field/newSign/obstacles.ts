import type { Fix } from '#server/signs/field/fieldContract.ts';

// Row `accuracy` of the field's measures (server/signs/field): beyond it the server wants the reason in the note.
const REASON_BEYOND_METRES = 30;

/** What keeps a record from being saved. */
export type Obstacle =
  | ('place' | 'number' | 'oldSign' | 'newSign' | 'sameSign' | 'outcome' | 'defect' | 'deadline')
  | ('inspectors' | 'note' | 'photo' | 'fix' | 'reason');

interface Common {
  photos: number;
  fix: Fix | null;
  note: string;
}

/** What every record wants beside its own, the first thing first: a photograph, a position, and a reason where that is coarse. */
export function commonObstacle({ photos, fix, note }: Common): Obstacle | null {
  if (photos === 0) return 'photo';
  if (!fix) return 'fix';
  return fix.accuracyMetres > REASON_BEYOND_METRES && note.trim() === '' ? 'reason' : null;
}
