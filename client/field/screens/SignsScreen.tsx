import { useEffect, useState } from 'react';
import { useFix } from '../locate/useFix.ts';
import type { ListedSign, SignWork } from '../store/nearest.ts';
import { useLanguage } from '../ui/addWords.ts';
import { Frame } from '../ui/Frame.tsx';
import { shortTime } from '../ui/shortTime.ts';
import { useSignWords } from '../ui/signWords.ts';
import { useFar } from '../ui/useFar.ts';
import { useListWords } from './listWords.ts';
import { PackageLink } from './PackageLink.tsx';
import { titleOf } from './titleOf.ts';
import { useListedSigns } from './useListedSigns.ts';

const PAGE = 40;
const FILTERS = ['todo', 'mine', 'all'] as const;
type Filter = (typeof FILTERS)[number];

const passes = (work: SignWork, filter: Filter): boolean =>
  filter === 'all' || (filter === 'todo') === (work === 'todo');
const reads = ({ sign }: ListedSign, text: string): boolean =>
  text === '' ||
  [sign.name, sign.romanSign, sign.number ?? '', sign.id].some((part) => part.toLowerCase().includes(text));

/** The signs of the open package, the nearest first: what is due, and where each stands. */
export function SignsScreen() {
  const say = useListWords();
  const { kept, signs, locatedAt } = useListedSigns();
  const [filter, setFilter] = useState<Filter>('todo');
  const [text, setText] = useState('');
  const [shown, setShown] = useState(PAGE);
  const found = signs.filter((one) => passes(one.work, filter) && reads(one, text.trim().toLowerCase()));
  if (kept === null) return <NoPackage />;
  if (kept === undefined) return <Frame title={say('title')}>{null}</Frame>;
  return (
    <Frame title={say('title')} actions={<NearMe locatedAt={locatedAt} />}>
      <p className="hint">
        {kept.content.package.title}
        {kept.content.package.dueOn ? ` · ${say('due', { day: kept.content.package.dueOn })}` : ''}
      </p>
      <fieldset className="choices">
        <legend className="unseen">{say('filter')}</legend>
        {FILTERS.map((one) => (
          <button key={one} type="button" aria-pressed={filter === one} onClick={() => setFilter(one)}>
            {say(`filter.${one}`, { n: signs.filter(({ work }) => passes(work, one)).length })}
          </button>
        ))}
      </fieldset>
      <label>
        <span className="unseen">{say('search')}</span>
        <input type="search" value={text} placeholder={say('search')} onChange={(e) => setText(e.target.value)} />
      </label>
      {found.length === 0 ? (
        <p className="empty">{say(filter === 'todo' && text === '' ? 'allDone' : 'noneFound')}</p>
      ) : null}
      <ul className="list">
        {found.slice(0, shown).map((one) => (
          <SignRow key={one.sign.id} one={one} />
        ))}
      </ul>
      {found.length > shown ? (
        <button type="button" className="big" onClick={() => setShown(shown + PAGE)}>
          {say('more', { n: found.length - shown })}
        </button>
      ) : null}
    </Frame>
  );
}

function SignRow({ one: { sign, metres, work } }: { one: ListedSign }) {
  const say = useListWords();
  const saySign = useSignWords();
  const far = useFar()(metres);
  return (
    <li>
      <a href={`#/inspect/${sign.id}`}>
        <strong>{titleOf(sign)}</strong>
        <span className={`state ${work}`}>{say(`work.${work}`)}</span>
        <span className="hint">
          {[
            saySign(`type.${sign.type}`),
            saySign(`status.${sign.status}`),
            say('tail', { tail: sign.id.slice(-4) }),
            far,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </a>
    </li>
  );
}

/** Asks the device once where it is, so that the list begins with what is near. */
function NearMe({ locatedAt }: { locatedAt: string | null }) {
  const say = useListWords();
  const { fix, start, stop, running, failure } = useFix();
  useEffect(() => {
    if (fix || failure) stop();
  }, [fix, failure, stop]);
  return (
    <>
      <button type="button" className="big main" disabled={running} onClick={start}>
        {say(running ? 'locating' : 'nearMe')}
      </button>
      <p className="hint" role="status">
        {failure
          ? say(`failure.${failure}`)
          : locatedAt
            ? say('locatedAt', { at: shortTime(locatedAt) })
            : say('neverLocated')}
      </p>
    </>
  );
}

function NoPackage() {
  const say = useListWords();
  useLanguage();
  return (
    <Frame title={say('title')} actions={<PackageLink />}>
      <p className="empty">{say('noPackage')}</p>
    </Frame>
  );
}
