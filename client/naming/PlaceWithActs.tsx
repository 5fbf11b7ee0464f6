import type { Place } from '#server/gazetteer/contract.ts';
import { useMay } from '../api/session.ts';
import { PlacePage } from '../gazetteer/PlacePage.tsx';
import { SignsOfPlace } from '../signs/SignsOfPlace.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { useKindFormWords } from './apply/kindFormWords.ts';

/** The page of a place with its signs and the applications that are about its name: naming knows both, neither knows naming. */
export function PlaceWithActs() {
  return (
    <PlacePage
      more={(place) => (
        <>
          <NameActs place={place} />
          <SignsOfPlace place={place} />
        </>
      )}
    />
  );
}

function NameActs({ place }: { place: Place }) {
  const say = useKindFormWords();
  const may = useMay();
  if (!may('naming.apply') || place.status !== 'live' || place.standardName === null) return null;
  return (
    <section className="panel" aria-labelledby="place-acts">
      <h2 id="place-acts" className="panel-title">
        {say('acts')}
      </h2>
      <p className="hint">{say('actsHelp')}</p>
      <div className="panel-acts">
        <LinkButton to={`/apply?kind=renaming&place=${place.id}`}>{say('renaming')}</LinkButton>{' '}
        <LinkButton to={`/apply?kind=cancellation&place=${place.id}`}>{say('cancellation')}</LinkButton>
      </div>
    </section>
  );
}
