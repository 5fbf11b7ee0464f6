import type { PlaceCategory } from '#server/gazetteer/contract.ts';
import type { Sign } from '#server/signs/contract.ts';

type SignType = Sign['type'];
export interface SignForm {
  type: SignType;
  number: string;
  azimuthDegrees: number | null;
  mounting: 'post' | 'wall' | 'column';
  maintainer: string;
  position: [number, number] | null;
}

/** Which plates suit a kind of place, the usual one first; a door or building plate can hang in any street or quarter. */
const TYPES: Partial<Record<PlaceCategory, readonly SignType[]>> = {
  street: ['street', 'lane', 'door_small', 'door_large'],
  residential_area: ['residential', 'building', 'door_small', 'door_large'],
  building: ['building', 'door_large', 'door_small'],
  committee_site: ['village', 'door_small'],
  division: ['village'],
};
const ANY: readonly SignType[] = ['street', 'lane', 'residential', 'building', 'village', 'door_small', 'door_large'];

export const typesFor = (category: PlaceCategory): readonly SignType[] => TYPES[category] ?? ANY;

/** An empty form for a place of this kind. */
export const signForm = (category: PlaceCategory): SignForm => ({
  type: typesFor(category)[0] ?? 'street',
  number: '',
  azimuthDegrees: null,
  mounting: 'post',
  maintainer: '',
  position: null,
});
