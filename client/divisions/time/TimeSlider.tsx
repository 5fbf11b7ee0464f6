import { Button } from 'antd';
import { useEffect, useEffectEvent, useId, useMemo, useRef, useState } from 'react';
import type { ChangeDay } from '#server/divisions/changeContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { changeBeside, dayOfNumber, numberOf, timeScale } from './timeScale.ts';
import { useTimeWords } from './words.ts';
import './time.css';

interface Props {
  /** The day that is shown, YYYY-MM-DD. */
  value: string;
  /** The first day that the register knows. */
  first: string;
  today: string;
  changes: readonly ChangeDay[];
  onChange: (day: string) => void;
}

/** A day is asked for when the slider rests so long, not for each day that it passes. */
const REST_MILLISECONDS = 250;
const PLAY_MILLISECONDS = 1600;

/**
 * Years of the register with a tick at each day on which something changed. Arrows move by a day, page keys by about a tenth, the
 * buttons from change to change.
 */
export function TimeSlider({ value, first, today, changes, onChange }: Props) {
  const say = useTimeWords();
  const language = useLanguage();
  const id = useId();
  const days = useMemo(() => changes.map(({ day }) => day), [changes]);
  const latest = [today, value, days.at(-1) ?? today].reduce((a, b) => (a > b ? a : b));
  const scale = useMemo(() => timeScale(value < first ? value : first, latest), [value, first, latest]);
  const { shown, slide, settle } = useResting(value, onChange);
  const [before, after] = [changeBeside(days, shown, 'before'), changeBeside(days, shown, 'after')];
  const { isPlaying, toggle } = usePlaying({ after, restart: days[0], onDay: settle });
  const here = changes.find(({ day }) => day === shown);
  return (
    <section className="time-slider" aria-labelledby={`${id}-title`}>
      <div className="time-head">
        <strong id={`${id}-title`}>{say('title')}</strong>
        <output htmlFor={id}>{formatDay(shown, language)}</output>
        <div className="time-buttons">
          <Button size="small" disabled={!before} onClick={() => before && settle(before)}>
            {say('before')}
          </Button>
          <Button size="small" disabled={days.length === 0} aria-pressed={isPlaying} onClick={toggle}>
            {say(isPlaying ? 'pause' : 'play')}
          </Button>
          <Button size="small" disabled={!after} onClick={() => after && settle(after)}>
            {say('after')}
          </Button>
          <Button size="small" disabled={shown === today} onClick={() => settle(today)}>
            {say('today')}
          </Button>
        </div>
      </div>
      <div className="time-track">
        <input
          id={id}
          type="range"
          aria-label={say('slider')}
          aria-valuetext={formatDay(shown, language)}
          min={scale.first}
          max={scale.last}
          value={numberOf(shown)}
          onChange={(event) => slide(dayOfNumber(Number(event.target.value)))}
        />
        <Ticks changes={changes} placeOf={scale.placeOf} />
        <Years years={scale.years} />
      </div>
      <p className="hint" aria-live="polite">
        {here ? textOf(here, say) : say('nothing', { n: days.length })}
      </p>
    </section>
  );
}

function textOf({ titles, rows }: ChangeDay, say: ReturnType<typeof useTimeWords>): string {
  return titles.length > 0 ? say('events', { titles: titles.join('；') }) : say('rows', { n: rows });
}

/** The day under the thumb at once; the day of the page when it rests. */
function useResting(value: string, onChange: (day: string) => void) {
  const [sliding, setSliding] = useState<string | null>(null);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(rest.current), []);
  const settle = (day: string) => {
    clearTimeout(rest.current);
    setSliding(null);
    onChange(day);
  };
  const slide = (day: string) => {
    setSliding(day);
    clearTimeout(rest.current);
    rest.current = setTimeout(() => settle(day), REST_MILLISECONDS);
  };
  return { shown: sliding ?? value, slide, settle };
}

/** From change to change until the last; from the first again when played after it. */
function usePlaying({
  after,
  restart,
  onDay,
}: {
  after: string | undefined;
  restart: string | undefined;
  onDay: (day: string) => void;
}) {
  const [isPlaying, setPlaying] = useState(false);
  const step = useEffectEvent(() => {
    if (after) onDay(after);
    else setPlaying(false);
  });
  useEffect(() => {
    if (!isPlaying) return;
    const timer = setInterval(() => step(), PLAY_MILLISECONDS);
    return () => clearInterval(timer);
  }, [isPlaying]);
  const toggle = () => {
    const next = after ?? restart;
    if (!isPlaying && next) onDay(next);
    setPlaying(!isPlaying);
  };
  return { isPlaying, toggle };
}

function Ticks({ changes, placeOf }: { changes: readonly ChangeDay[]; placeOf: (day: string) => number }) {
  return (
    <span className="time-ticks" aria-hidden="true">
      {changes.map(({ day }) => (
        <i key={day} style={{ insetInlineStart: `${placeOf(day) * 100}%` }} />
      ))}
    </span>
  );
}

function Years({ years }: { years: readonly { year: number; place: number }[] }) {
  return (
    <span className="time-years" aria-hidden="true">
      {years.map(({ year, place }) => (
        <span key={year} style={{ insetInlineStart: `${place * 100}%` }}>
          {year}
        </span>
      ))}
    </span>
  );
}
