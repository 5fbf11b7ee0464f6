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

/** What was typed as the contract wants it; rows without a name are left out. Null where a named one lacks bearing or distance. */
export function referencesOf(texts: readonly ReferenceText[]): ReferenceDraft[] | null {
  const named = texts.filter(({ name }) => name.trim() !== '');
  const whole = named.flatMap(({ name, bearing, bearingKind, distance, position }) =>
    bearing === null || distance === null
      ? []
      : [
          {
            ...{ name: name.trim(), bearingDegrees: bearing, bearingKind, distanceMetres: distance },
            position: positionOf(position),
          },
        ],
  );
  return whole.length === named.length ? whole : null;
}
