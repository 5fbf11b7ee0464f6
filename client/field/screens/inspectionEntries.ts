import { z } from 'zod';
import {
  CodeState,
  DefectCode,
  type FieldSign,
  Fix,
  InspectionPayload,
  type RecordPhoto,
  type SignChanges,
} from '#server/signs/field/fieldContract.ts';
import type { FieldMeasures } from '#server/signs/field/packageWorkContract.ts';

/** The entries of the form as they are kept with its draft. */
export const InspectionEntries = z.object({
  found: InspectionPayload.shape.found.nullable(),
  defects: DefectCode.array(),
  note: z.string(),
  fix: Fix.nullable(),
  scannedUrl: z.string().nullable(),
  codeState: CodeState.nullable(),
  /** The sign stands elsewhere than the register has it: its position becomes that of the device. */
  moveHere: z.boolean(),
  /** The register has it in another state, and it stands there in order. */
  asInstalled: z.boolean(),
});
export type InspectionEntries = z.infer<typeof InspectionEntries>;

export const NOTHING_ENTERED: InspectionEntries = {
  ...{ found: null, defects: [], note: '', fix: null, scannedUrl: null, codeState: null },
  ...{ moveHere: false, asInstalled: false },
};

/** A sign that is gone has this defect and needs no other. */
export const MISSING = 'F5';

/** What still stands in the way of saving, first things first. */
export type Obstacle = 'found' | 'defects' | 'photos' | 'fix' | 'note';

/** Photographs still to take, of the sign and of its surroundings; of the place alone where a sign is gone. */
export function photosMissing(
  { found }: Pick<InspectionEntries, 'found'>,
  photos: readonly Pick<RecordPhoto, 'kind'>[],
  measures: FieldMeasures,
): { signs: number; around: number } {
  const signs = photos.filter(({ kind }) => kind === 'sign').length;
  const around = photos.filter(({ kind }) => kind === 'surroundings').length;
  const [least, leastAround] = [measures['photos-sign'], measures['photos-surroundings']];
  if (found === 'missing') return { signs: 0, around: Math.max(0, least + leastAround - signs - around) };
  return { signs: Math.max(0, least - signs), around: Math.max(0, leastAround - around) };
}

export const isCoarse = (fix: Fix | null, { accuracy }: FieldMeasures): boolean =>
  fix !== null && fix.accuracyMetres > accuracy;

/** Null when the form may be saved. */
export function obstacleOf(
  entries: InspectionEntries,
  photos: readonly Pick<RecordPhoto, 'kind'>[],
  measures: FieldMeasures,
): Obstacle | null {
  const { found, defects, fix, note } = entries;
  const { signs, around } = photosMissing(entries, photos, measures);
  const obstacles: [Obstacle, boolean][] = [
    ['found', found === null],
    ['defects', found === 'defect' && defects.length === 0],
    ['photos', signs + around > 0],
    ['fix', fix === null],
    ['note', isCoarse(fix, measures) && note.trim() === ''],
  ];
  return obstacles.find(([, stands]) => stands)?.[0] ?? null;
}

/** The record of complete entries. @throws Error where the form may not be saved yet */
export function payloadOf(entries: InspectionEntries, sign: FieldSign): InspectionPayload {
  const { found, fix, scannedUrl, codeState } = entries;
  if (found === null || fix === null) throw new Error('The form is not complete');
  const changes = changesOf(entries, fix);
  return {
    ...{ kind: 'inspection', signId: sign.id, found, fix, scannedUrl, codeState, changes },
    defects: defectsOf(entries),
    note: entries.note.trim() || null,
    baseVersion: changes ? sign.version : null,
  };
}

function defectsOf({ found, defects }: InspectionEntries): string[] {
  if (found === 'intact') return [];
  return found === 'missing' ? [...new Set([MISSING, ...defects])] : defects;
}

function changesOf({ moveHere, asInstalled, found }: InspectionEntries, { position }: Fix): SignChanges | null {
  const installed = asInstalled && found === 'intact';
  if (found === 'missing' || !(moveHere || installed)) return null;
  return { ...(moveHere ? { position } : {}), ...(installed ? { status: 'installed' } : {}) };
}
