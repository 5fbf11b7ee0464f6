import type { Place } from '#server/gazetteer/contract.ts';
import { useGazetteerWords } from './words.ts';

/** Meaning, origin and history, as far as they are written down. */
export function PlaceNarrative({ place }: { place: Place }) {
  const say = useGazetteerWords();
  const parts = [
    { term: say('place.meaning'), text: place.meaning },
    { term: say('place.origin'), text: place.origin },
    { term: say('place.past'), text: place.history },
    { term: say('place.description'), text: place.description },
  ].filter(({ text }) => text);
  return (
    <section className="panel" aria-labelledby="place-story">
      <h2 id="place-story">{say('place.story')}</h2>
      {parts.length === 0 && <p className="hint">{say('place.noNarrative')}</p>}
      {parts.map(({ term, text }) => (
        <div key={term} className="narrative">
          <h3>{term}</h3>
          <p>{text}</p>
        </div>
      ))}
    </section>
  );
}
