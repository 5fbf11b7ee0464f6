import type { ReferenceDraft } from '#server/boundaries/markers/markerContract.ts';
import { positionOf } from './positionText.ts';

/** A reference object as it is typed. */
export interface ReferenceText {
  name: string;
  bearing: number | null;
  bearingKind: ReferenceDraft['bearingKind'];
  distance: number | null;
  position: string;
}
export const EMPTY_REFERENCE: ReferenceText = {
  ...{ name: '', bearing: null, bearingKind: 'true', distance: null, position: '' },
};

/** What was typed as the contract wants it; rows without a name are left out. */
export const referencesOf = (texts: readonly ReferenceText[]): ReferenceDraft[] =>
  texts
    .filter(({ name }) => name.trim() !== '')
    .map(({ name, bearing, bearingKind, distance, position }) => ({
      ...{ name: name.trim(), bearingDegrees: bearing ?? 0, bearingKind, distanceMetres: distance ?? 0 },
      position: positionOf(position),
    }));
