import type { PointLineOrArea } from '../gazetteer/contract.ts';
import { Problem } from '../platform/problem.ts';
import { azimuthAt } from './azimuthAt.ts';
import type { Sign } from './contract.ts';
import { directionColour } from './directionColour.ts';
import { editionOf } from './editionOf.ts';
import type { LonLat } from './localMetres.ts';
import { plateRule } from './plateFrame.ts';
import type { SignEdition } from './signEdition.ts';

/** What the face of a plate depends on beside its name. */
export interface FaceWish {
  type: Sign['type'];
  position: LonLat;
  /** Of the place that the sign names. */
  geometry: PointLineOrArea | null;
  /** As a person gave it; null: the street's line decides. */
  azimuthDegrees: number | null;
  azimuthReason?: string | null | undefined;
  widthMillimetres?: number | undefined;
  heightMillimetres?: number | undefined;
}
export type Face = Pick<
  Sign,
  'edition' | 'widthMillimetres' | 'heightMillimetres' | 'colour' | 'azimuthDegrees' | 'azimuthGiven' | 'azimuthReason'
>;

/**
 * Size and ground of a plate by an edition, that in force where none is named. The ground of a street's plate follows from how
 * the street runs where the sign stands; a person may say otherwise, and says why where that changes the ground.
 * @throws Problem invalid-input where no direction can be told, or the reason is missing
 */
export function signFace(wish: FaceWish, editionId?: string): Face {
  const edition = editionOf(editionId);
  const { size, proportions } = plateRule(edition, wish.type);
  const { azimuthDegrees, azimuthReason = null } = wish;
  const ofStreet = streetAzimuth(wish);
  const face = {
    edition: edition.id,
    widthMillimetres: wish.widthMillimetres ?? size.widthMillimetres,
    heightMillimetres: wish.heightMillimetres ?? size.heightMillimetres,
    azimuthDegrees: azimuthDegrees ?? ofStreet,
    azimuthGiven: azimuthDegrees !== null,
    azimuthReason: azimuthDegrees === null ? null : azimuthReason,
  };
  const ground = proportions.columns[0]?.ground ?? 'direction';
  return { ...face, colour: ground === 'direction' ? groundOfStreet(edition, face, ofStreet) : ground };
}

/** @throws Problem invalid-input */
function groundOfStreet(
  edition: SignEdition,
  { azimuthDegrees, azimuthReason }: Pick<Face, 'azimuthDegrees' | 'azimuthReason'>,
  ofStreet: number | null,
): string {
  if (azimuthDegrees === null) throw withoutDirection();
  const colour = directionColour(edition, azimuthDegrees).ground;
  if (ofStreet === null || azimuthReason || directionColour(edition, ofStreet).ground === colour) return colour;
  throw withoutReason(Math.round(ofStreet));
}

/** How the street runs at a sign by its own line; null where it has none, or none there. */
export function streetAzimuth({ geometry, position }: Pick<FaceWish, 'geometry' | 'position'>): number | null {
  if (geometry?.type !== 'LineString' && geometry?.type !== 'MultiLineString') return null;
  return azimuthAt(geometry, position);
}

const withoutDirection = () =>
  new Problem('invalid-input', 'The street has no direction here: give the azimuth at the sign', {
    detailZh: '该路在此处没有可算的走向，请填写标志处的走向方位角。',
    errors: [
      {
        in: 'body',
        pointer: '/azimuthDegrees',
        code: 'required',
        detail: 'The run of the street at the sign, degrees clockwise from north',
        detailZh: '标志处道路走向，自正北顺时针的度数',
      },
    ],
  });

const withoutReason = (degrees: number) =>
  new Problem(
    'invalid-input',
    `By its line the street runs at ${degrees}° here: say why the plate has the other ground`,
    {
      detailZh: `按道路图形，此处走向为 ${degrees}°，与填写的走向底色不同，请说明理由。`,
      errors: [
        {
          in: 'body',
          pointer: '/azimuthReason',
          code: 'required',
          detail: 'Why the ground differs from the run of the street on the map',
          detailZh: '底色与图上走向不一致的理由',
        },
      ],
    },
  );
