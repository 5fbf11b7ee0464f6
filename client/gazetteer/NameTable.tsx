import type { Place } from '#server/gazetteer/contract.ts';
import { useLanguage } from '../ui/addWords.ts';
import { DefinitionList } from '../ui/DefinitionList.tsx';
import { formatDay } from '../ui/formatDay.ts';
import { StatusTag } from '../ui/StatusTag.tsx';
import { NameStatusTag } from './NameStatusTag.tsx';
import { useGazetteerWords } from './words.ts';

type Name = Place['names'][number];

/** Every name the place has or had, with spelling, source of the reading, legal status and period. */
export function NameTable({ names }: { names: readonly Name[] }) {
  const say = useGazetteerWords();
  return (
    <section className="panel" aria-labelledby="place-names">
      <h2 id="place-names">{say('place.names')}</h2>
      <ul className="name-list">
        {names.map((name) => (
          <NameEntry key={name.id} name={name} />
        ))}
      </ul>
    </section>
  );
}

function NameEntry({ name }: { name: Name }) {
  const say = useGazetteerWords();
  const language = useLanguage();
  const from = name.validFrom && `${formatDay(name.validFrom, language)}${say('place.from')}`;
  const to = name.validTo && `${formatDay(name.validTo, language)}${say('place.to')}`;
  return (
    <li className={name.status === 'standard' ? 'name-entry standard' : 'name-entry'}>
      <div className="name-head">
        <strong>{name.name}</strong>
        <span className="roman">{name.romanTone}</span>
        <span className="name-tags">
          {(name.kind === 'short' || name.kind === 'alias' || name.kind === 'promotional') && (
            <StatusTag>{say(`nameKind.${name.kind}`)}</StatusTag>
          )}
          <NameStatusTag status={name.status} />
        </span>
      </div>
      <DefinitionList
        items={[
          { term: say('place.parts'), value: name.generic ? `${name.specific} + ${name.generic}` : name.specific },
          // A name from advertising never stands on a sign, so it has no spelling for one.
          ...(name.kind === 'promotional' ? [] : [{ term: say('place.spellingSign'), value: name.romanSign }]),
          { term: say('place.readingSource'), value: language === 'en' ? name.readingSourceEn : name.readingSource },
          { term: say('place.legalStatus'), value: say(`legalStatus.${name.legalStatus}`) },
          { term: say('place.validity'), value: [from, to].filter(Boolean).join('，') },
        ]}
      />
    </li>
  );
}
