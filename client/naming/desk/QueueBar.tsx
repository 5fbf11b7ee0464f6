import { useEffect } from 'react';
import { Link, useNavigate } from 'react-router';
import type { CaseDetail, CaseId } from '#server/naming/caseContract.ts';
import { useNamingWords } from '../words.ts';
import { announce } from './announce.ts';
import { type PlaceInQueue, placeInQueue } from './caseQueue.ts';
import { useDeskWords } from './deskWords.ts';
import { focusHeading } from './focusHeading.ts';
import { KeyMark } from './KeyMark.tsx';
import { useShortcuts } from './useShortcuts.ts';
import './desk.css';

/** From case to case in the order of the list it was opened from. */
export function QueueBar({ found, name }: { found: CaseDetail; name: string }) {
  const place = placeInQueue(found.id);
  return place ? <Queue found={found} name={name} place={place} /> : null;
}

function Queue({ found, name, place }: { found: CaseDetail; name: string; place: PlaceInQueue }) {
  const say = useDeskWords();
  const sayState = useNamingWords();
  const navigate = useNavigate();
  const { from, position, length, previous, next } = place;
  const spoken = say('opened', { n: position, of: length, name, state: sayState(`state.${found.state}`) });
  // Once a case: what changes in it later is told by the act that changed it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: said when the case is opened, not when its state changes
  useEffect(() => {
    focusHeading();
    announce(spoken);
  }, [found.id]);
  const go = (id: CaseId | undefined, end: 'lastOne' | 'firstOne') =>
    id ? void navigate(`/cases/${id}`) : announce(say(end));
  const back = () => void navigate(from, { state: { opened: found.id } });
  useShortcuts({ j: () => go(next, 'lastOne'), k: () => go(previous, 'firstOne'), u: back });
  return (
    <nav className="queue-bar no-print" aria-label={say('queue')}>
      <Link to={from} state={{ opened: found.id }} aria-keyshortcuts="u">
        {say('list')} <KeyMark of="u" />
      </Link>
      <span>{say('position', { n: position, of: length })}</span>
      <QueueLink id={previous} label={say('previous')} shortcut="k" />
      <QueueLink id={next} label={say('next')} shortcut="j" />
    </nav>
  );
}

function QueueLink({ id, label, shortcut }: { id: CaseId | undefined; label: string; shortcut: string }) {
  if (!id) return <span className="queue-end">{label}</span>;
  return (
    <Link to={`/cases/${id}`} aria-keyshortcuts={shortcut}>
      {label} <KeyMark of={shortcut} />
    </Link>
  );
}
