import { PlacePage } from '../gazetteer/PlacePage.tsx';
import { SignsOfPlace } from './SignsOfPlace.tsx';

/** The page of a place with its signs: signs know the register, the register does not know signs. */
export function PlaceWithSigns() {
  return <PlacePage more={(place) => <SignsOfPlace place={place} />} />;
}
