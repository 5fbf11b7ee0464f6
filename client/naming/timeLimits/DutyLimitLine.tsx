import type { DutyLimit } from '#server/naming/timeLimits/dutyContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { ClockLight } from '../../ui/ClockLight.tsx';
import { UnverifiedMark } from '../UnverifiedMark.tsx';
import './dutyLimit.css';

/** The last day of a report or task with its light, what it is for, where it comes from and what is to be known of that. */
export function DutyLimitLine({ limit }: { limit: DutyLimit }) {
  const { light, dueOn, left, unit, verified } = limit;
  const isEnglish = useLanguage() === 'en';
  const [label, article, note] = isEnglish
    ? [limit.labelEn, limit.articleEn, limit.noteEn]
    : [limit.label, limit.article, limit.note];
  return (
    <div className="duty-limit">
      <p>
        <ClockLight light={light} dueOn={dueOn} left={{ units: left, unit }} /> {label}
      </p>
      <p className="hint">
        {[article, note].filter((text) => text !== '').join(isEnglish ? ': ' : '：')} {!verified && <UnverifiedMark />}
      </p>
    </div>
  );
}
