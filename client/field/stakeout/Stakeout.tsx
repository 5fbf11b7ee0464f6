import { useEffect } from 'react';
import { useFix } from '../locate/useFix.ts';
import { useLocateWords } from '../locate/words.ts';
import { useMeasures } from '../store/measures.ts';
import { useLanguage } from '../ui/addWords.ts';
import { distanceText, type Guidance, guidance } from './guidance.ts';
import type { Target } from './targetsOf.ts';
import { type Heading, useHeading } from './useHeading.ts';
import { useWakeLock } from './useWakeLock.ts';
import { useStakeoutWords } from './words.ts';
import './stakeout.css';

/** Leads to a target: how far, which way, and when one is there. Works without a compass and without a network. */
export function Stakeout({ target, next }: { target: Target; next?: { label: string; go: () => void } }) {
  const say = useStakeoutWords();
  const sayLocate = useLocateWords();
  const { 'stakeout-gate': gate, 'stakeout-arrival': arrival } = useMeasures();
  // Only says when to wait: a walker is led by the last reading, not by the mean of where he was.
  const { latest, state, start } = useFix({ gateMetres: gate, atOnce: true });
  const heading = useHeading();
  useWakeLock();
  const way = latest && guidance(latest, target.position, { heading: heading.degrees, gate, arrival });
  useArrival(way?.state === 'arrived');
  const isLost = state !== 'good' && state !== 'coarse' && state !== 'asking';
  return (
    <section className="stakeout" aria-label={say('title', { name: target.title })}>
      {way ? <Way way={way} accuracyMetres={latest.accuracyMetres} /> : <p role="status">{say('waiting')}</p>}
      {isLost && (
        <div role="alert" className="stakeout-lost">
          <p>{sayLocate(`state.${state}`, { gate })}</p>
          <button type="button" className="big" onClick={start}>
            {sayLocate('again')}
          </button>
        </div>
      )}
      <Compass heading={heading} />
      {way && way.state !== 'walk' && next && (
        <button type="button" className="big main" onClick={next.go}>
          {next.label}
        </button>
      )}
    </section>
  );
}

function Way({ way, accuracyMetres }: { way: Guidance; accuracyMetres: number }) {
  const say = useStakeoutWords();
  const sayLocate = useLocateWords();
  const language = useLanguage();
  const wind = say(`wind.${way.wind}`);
  return (
    <>
      <Arrow turn={way.turn ?? way.bearing} isThere={way.state !== 'walk'} />
      <p className="stakeout-distance" aria-live="polite">
        {way.state === 'walk' && say('way', { wind, distance: distanceText(way.shownMetres, language) })}
        {way.state === 'arrived' && say('arrived')}
        {way.state === 'coarse' && say('coarse', { n: Math.ceil(accuracyMetres) })}
      </p>
      <p className="stakeout-turn">{way.turn === null ? say('noCompass') : <Turn degrees={way.turn} />}</p>
      <p className="stakeout-facts">
        {say('bearing', { n: Math.round(way.bearing) % 360 })} ·{' '}
        {sayLocate('accuracy', { n: Math.ceil(accuracyMetres) })}
      </p>
    </>
  );
}

/** Ten degrees are as fine as a compass in a hand is. */
function Turn({ degrees }: { degrees: number }) {
  const say = useStakeoutWords();
  const signed = Math.round((degrees > 180 ? degrees - 360 : degrees) / 10) * 10;
  if (Math.abs(signed) <= 10) return say('ahead');
  if (Math.abs(signed) >= 150) return say('behind');
  return say(signed > 0 ? 'turnRight' : 'turnLeft', { n: Math.abs(signed) });
}

function Arrow({ turn, isThere }: { turn: number; isThere: boolean }) {
  return (
    <svg className="stakeout-arrow" viewBox="-50 -50 100 100" aria-hidden="true">
      {isThere ? (
        <>
          <circle r="44" className="stakeout-ring" />
          <path d="M-20 0 L-6 16 L22 -18" className="stakeout-tick" />
        </>
      ) : (
        <path d="M0 -46 L30 40 L0 22 L-30 40 Z" transform={`rotate(${turn})`} />
      )}
    </svg>
  );
}

function Compass({ heading }: { heading: Heading }) {
  const say = useStakeoutWords();
  if (heading.state === 'ask')
    return (
      <button type="button" className="big" onClick={() => void heading.ask()}>
        {say('askCompass')}
      </button>
    );
  return (
    <small>{heading.state === 'denied' ? say('compassDenied') : heading.state === 'known' && say('compassHint')}</small>
  );
}

/** A short shake of the phone: eyes are on the street. */
function useArrival(isThere: boolean): void {
  useEffect(() => {
    if (isThere) navigator.vibrate?.(200);
  }, [isThere]);
}
