import { useLanguage } from './addWords.ts';
import { formatDay } from './formatDay.ts';
import { useUiWords } from './words.ts';

interface Props {
  light: 'green' | 'yellow' | 'red' | 'done' | 'late';
  /** The last day, YYYY-MM-DD. */
  dueOn: string;
  /** Today in the register's own calendar (the demonstration clock), YYYY-MM-DD; without it no days are counted. */
  today?: string;
}

const SHAPE = { green: '●', yellow: '▲', red: '■', done: '✓', late: '✕' } as const;
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** A legal time limit: shape and word besides colour, the due day, and the days left. */
export function ClockLight({ light, dueOn, today }: Props) {
  const say = useUiWords();
  const language = useLanguage();
  const isRunning = light === 'green' || light === 'yellow' || light === 'red';
  const left = today && isRunning ? daysBetween(today, dueOn) : null;
  return (
    <span className={`clock-light light-${light}`}>
      <span aria-hidden="true">{SHAPE[light]}</span>
      <span className="visually-hidden">{say(`light.${light}`)}</span>
      <span>{formatDay(dueOn, language)}</span>
      {left !== null && (
        <small>{left > 0 ? say('left', { n: left }) : left < 0 ? say('over', { n: -left }) : say('dueToday')}</small>
      )}
    </span>
  );
}
