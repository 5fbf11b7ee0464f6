import type { Fix } from '#server/signs/field/fieldContract.ts';

/** What keeps a record from being saved. */
export type Obstacle =
  | ('place' | 'number' | 'oldSign' | 'newSign' | 'sameSign' | 'outcome' | 'defect' | 'deadline')
  | ('inspectors' | 'note' | 'photo' | 'both' | 'fix' | 'reason');

interface Common {
  photos: number;
  fix: Fix | null;
  note: string;
}

/** Of the measures of the field: photographs at least, and the accuracy beyond which the note must say why. */
interface Asked {
  photos: number;
  accuracy: number;
}

/** What every record wants beside its own, the first thing first: a photograph, a position, and a reason where that is coarse. */
export function commonObstacle({ photos, fix, note }: Common, asked: Asked): Obstacle | null {
  if (photos < asked.photos) return 'photo';
  if (!fix) return 'fix';
  return fix.accuracyMetres > asked.accuracy && note.trim() === '' ? 'reason' : null;
}
