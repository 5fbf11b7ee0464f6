import { useLanguage } from './addWords.ts';
import { formatDay } from './formatDay.ts';
import { useUiWords } from './words.ts';

interface Props {
  light: 'green' | 'yellow' | 'red' | 'paused' | 'done' | 'late';
  /** The last day, YYYY-MM-DD. */
  dueOn: string;
  /** Today in the register's own calendar (the demonstration clock), YYYY-MM-DD; without it no days are counted. */
  today?: string;
  /** Units left as the server counted them, where it did: working days are not days of the calendar. */
  left?: { units: number; unit: 'working_day' | 'day' };
}

const SHAPE = { green: '●', yellow: '▲', red: '■', paused: '‖', done: '✓', late: '✕' } as const;
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

const sideOf = (left: number, unit: 'Working' | '') => (left > 0 ? (`left${unit}` as const) : (`over${unit}` as const));

/** A legal time limit: shape and word besides colour, the due day, and the days left. */
export function ClockLight({ light, dueOn, today, left: counted }: Props) {
  const say = useUiWords();
  const language = useLanguage();
  const isRunning = light === 'green' || light === 'yellow' || light === 'red';
  const left = counted ? counted.units : today ? daysBetween(today, dueOn) : null;
  const unit = counted?.unit === 'working_day' ? 'Working' : '';
  return (
    <span className={`clock-light light-${light}`}>
      <span aria-hidden="true">{SHAPE[light]}</span>
      <span className="visually-hidden">{say(`light.${light}`)}</span>
      <span>{formatDay(dueOn, language)}</span>
      {left !== null && isRunning && (
        <small>{left === 0 ? say('dueToday') : say(sideOf(left, unit), { n: Math.abs(left) })}</small>
      )}
      {light === 'paused' && <small>{say('light.paused')}</small>}
    </span>
  );
}
