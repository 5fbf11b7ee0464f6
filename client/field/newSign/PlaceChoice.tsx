import { useId, useState } from 'react';
import type { PackageContent } from '#server/signs/field/fieldContract.ts';
import type { LonLat } from '../stakeout/courseTo.ts';
import { distanceText } from '../stakeout/guidance.ts';
import { useLanguage } from '../ui/addWords.ts';
import { findPlaces } from './findPlaces.ts';
import { useNewSignWords } from './words.ts';
import './newSign.css';

type Names = PackageContent['names'];
type Id = Names[number]['placeId'];
interface Props {
  names: Names;
  value: Id | null;
  here: LonLat | null;
  onChange: (id: Id | null) => void;
}

const SHOWN = 8;

/** A standard name of the package, by characters or pinyin, the nearest first. */
export function PlaceChoice({ names, value, here, onChange }: Props) {
  const say = useNewSignWords();
  const language = useLanguage();
  const id = useId();
  const [typed, setTyped] = useState('');
  const chosen = names.find(({ placeId }) => placeId === value);
  if (chosen)
    return (
      <section aria-label={say('place')} className="chosen-place">
        <p>
          {say('place')}
          <strong>{chosen.name}</strong>
          <span>{chosen.roman}</span>
        </p>
        <button type="button" className="small" onClick={() => onChange(null)}>
          {say('otherPlace')}
        </button>
      </section>
    );
  const found = findPlaces(names, typed, here);
  return (
    <section aria-label={say('place')}>
      <label htmlFor={id}>{say('placeSearch')}</label>
      <input id={id} type="search" autoComplete="off" value={typed} onChange={({ target }) => setTyped(target.value)} />
      <p className="hint" role="status">
        {found.length === 0 ? say('noPlace') : say(here ? 'foundNear' : 'found', { n: found.length })}
      </p>
      <ul className="places">
        {found.slice(0, SHOWN).map(({ placeId, name, roman, metres }) => (
          <li key={placeId}>
            <button type="button" onClick={() => onChange(placeId)}>
              <strong>{name}</strong>
              <span>
                {roman}
                {metres !== null && ` · ${distanceText(metres, language)}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
