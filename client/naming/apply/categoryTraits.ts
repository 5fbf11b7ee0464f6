import type { z } from 'zod';
import type { CheckAttributes } from '#server/detection/contract.ts';
import type { PlaceCategory } from '#server/gazetteer/contract.ts';
import type { DrawMode } from '../../map/coordinateText.ts';

/** The measures the form asks for; the rest (open ground, plot ratio …) come with the documents. */
export type NumberAttribute = Extract<
  keyof z.infer<typeof CheckAttributes>,
  'siteAreaSquareMetres' | 'grossFloorAreaSquareMetres' | 'storeys' | 'lengthMetres'
>;
interface Traits {
  /** Ways to draw it, the usual one first. */
  shapes: readonly DrawMode[];
  attributes: readonly NumberAttribute[];
}

const BUILT = ['siteAreaSquareMetres', 'grossFloorAreaSquareMetres'] as const;

/** How a category is drawn and measured. Streets are lines, quarters and buildings areas: the server insists on it. */
export const CATEGORY_TRAITS: Record<Exclude<PlaceCategory, 'division'>, Traits> = {
  street: { shapes: ['line'], attributes: ['lengthMetres'] },
  residential_area: { shapes: ['polygon'], attributes: BUILT },
  building: { shapes: ['polygon'], attributes: [...BUILT, 'storeys'] },
  park: { shapes: ['polygon'], attributes: ['siteAreaSquareMetres'] },
  facility: { shapes: ['point', 'line', 'polygon'], attributes: ['lengthMetres', 'siteAreaSquareMetres'] },
  protected_area: { shapes: ['polygon'], attributes: ['siteAreaSquareMetres'] },
  committee_site: { shapes: ['point'], attributes: [] },
  natural_entity: { shapes: ['polygon', 'line', 'point'], attributes: ['lengthMetres', 'siteAreaSquareMetres'] },
  other: { shapes: ['point', 'line', 'polygon'], attributes: ['lengthMetres', 'siteAreaSquareMetres'] },
};

/** The two that an office names every week stand as buttons; the rest in a list. */
export const USUAL_CATEGORIES = ['street', 'residential_area'] as const;
export const OTHER_CATEGORIES = [
  'building',
  'park',
  'facility',
  'protected_area',
  'committee_site',
  'natural_entity',
  'other',
] as const;

/** Traits of a category; divisions are named in another procedure and are drawn like anything else if ever opened here. */
export const traitsOf = (category: PlaceCategory): Traits =>
  category === 'division' ? CATEGORY_TRAITS.other : CATEGORY_TRAITS[category];
