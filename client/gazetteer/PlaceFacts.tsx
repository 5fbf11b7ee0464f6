import { CheckAttributes } from '#server/detection/contract.ts';
import type { Place } from '#server/gazetteer/contract.ts';
import { useLanguage } from '../ui/addWords.ts';
import { DefinitionList } from '../ui/DefinitionList.tsx';
import { formatInstant } from '../ui/formatInstant.ts';
import { usePunctuation } from '../ui/usePunctuation.ts';
import { useGazetteerWords } from './words.ts';

const KNOWN = CheckAttributes.keyof();
const shown = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));

/** What else is on record: division, source, attributes, last change. */
export function PlaceFacts({ place }: { place: Place }) {
  const say = useGazetteerWords();
  const language = useLanguage();
  const { inBrackets } = usePunctuation();
  const labelOf = (key: string): string => {
    const known = KNOWN.safeParse(key).data;
    return known ? say(`attribute.${known}`) : key;
  };
  const attributes = Object.entries(place.attributes).filter(([, value]) => value !== null && value !== '');
  return (
    <section className="panel" aria-labelledby="place-facts">
      <h2 id="place-facts">{say('place.facts')}</h2>
      <DefinitionList
        items={[
          { term: say('column.category'), value: say(`category.${place.category}`) },
          { term: say('column.division'), value: place.divisionPath + inBrackets(place.divisionCode) },
          { term: say('place.source'), value: language === 'en' ? place.sourceEn : place.source },
          { term: say('place.updatedAt'), value: formatInstant(place.updatedAt) },
          ...attributes.map(([key, value]) => ({ term: labelOf(key), value: shown(value) })),
        ]}
      />
    </section>
  );
}
