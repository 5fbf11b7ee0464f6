import type { Measure } from '#server/naming/supervision/matterContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { ClockLight } from '../../ui/ClockLight.tsx';
import { formatDay } from '../../ui/formatDay.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { useToday } from '../useToday.ts';
import { useSupervisionWords } from './words.ts';

/** Notices, interviews and orders with the days they set and what the check found. */
export function MeasureList({ measures }: { measures: readonly Measure[] }) {
  const say = useSupervisionWords();
  return (
    <section className="panel" aria-labelledby="matter-measures">
      <h2 id="matter-measures" className="panel-title">
        {say('measures')}
      </h2>
      {measures.length === 0 && <p className="hint">{say('noMeasures')}</p>}
      <ul className="matter-items">
        {measures.map((measure) => (
          <MeasureItem key={measure.id} measure={measure} />
        ))}
      </ul>
    </section>
  );
}

function MeasureItem({ measure }: { measure: Measure }) {
  const say = useSupervisionWords();
  const language = useLanguage();
  const today = useToday();
  const inEnglish = language === 'en';
  const { labelZh, labelEn, documentNo, onDay, dueOn, light, text, attendees, outcome, checkedOn, checkNote } = measure;
  return (
    <li>
      <div className="matter-item-head">
        <strong>{inEnglish ? labelEn : labelZh}</strong>
        {documentNo && <span>{documentNo}</span>}
        {outcome && <StatusTag tone={outcome === 'corrected' ? 'good' : 'bad'}>{say(`result.${outcome}`)}</StatusTag>}
        {dueOn && light && <ClockLight light={light} dueOn={dueOn} {...(today ? { today } : {})} />}
      </div>
      <p className="prose">{text}</p>
      <p className="hint">
        {say('orderedOn', { day: formatDay(onDay, language) })}
        {attendees && ` · ${say('heldWith', { who: attendees })}`} · {inEnglish ? measure.articleEn : measure.articleZh}
      </p>
      {checkedOn && checkNote && (
        <p className="hint">
          {say('checkedOn', { day: formatDay(checkedOn, language) })}：{checkNote}
        </p>
      )}
    </li>
  );
}
