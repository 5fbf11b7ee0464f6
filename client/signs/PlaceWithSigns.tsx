import { PlacePage } from '../gazetteer/PlacePage.tsx';
import { SignsOfPlace } from './SignsOfPlace.tsx';

/** The page of a place with its signs. */
export function PlaceWithSigns() {
  return <PlacePage more={(place) => <SignsOfPlace place={place} />} />;
}
