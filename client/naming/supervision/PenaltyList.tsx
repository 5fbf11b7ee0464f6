import type { Penalty } from '#server/naming/supervision/matterContract.ts';
import { type Language, type Say, useLanguage } from '../../ui/addWords.ts';
import { ClockLight } from '../../ui/ClockLight.tsx';
import { formatDay } from '../../ui/formatDay.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { useToday } from '../useToday.ts';
import { type SupervisionWord, useSupervisionWords } from './words.ts';

/** Penalty cases as the organ led them, with the days and amounts of the law beside them. */
export function PenaltyList({ penalties }: { penalties: readonly Penalty[] }) {
  const say = useSupervisionWords();
  return (
    <section className="panel" aria-labelledby="matter-penalties">
      <h2 id="matter-penalties" className="panel-title">
        {say('penalties')}
      </h2>
      <p className="hint">{penalties.length === 0 ? say('noPenalties') : say('penaltyHint')}</p>
      <ul className="matter-items">
        {penalties.map((penalty) => (
          <PenaltyItem key={penalty.id} penalty={penalty} />
        ))}
      </ul>
    </section>
  );
}

/** Opening, limitation and informing in one line. */
function daysLine(
  say: Say<SupervisionWord>,
  language: Language,
  { openedOn, limitationOn, informedOn }: Penalty,
): string {
  return [
    say('openedOn', { day: formatDay(openedOn, language) }),
    limitationOn ? say('limitationOn', { day: formatDay(limitationOn, language) }) : say('actGoesOn'),
    informedOn ? say('informedOn', { day: formatDay(informedOn, language) }) : say('notInformed'),
  ].join(' · ');
}

function PenaltyItem({ penalty }: { penalty: Penalty }) {
  const say = useSupervisionWords();
  const language = useLanguage();
  const today = useToday();
  const { person, capacity, outcome, amount, decideBy, light, decidedOn, decidedBy, documentNo, note } = penalty;
  return (
    <li>
      <div className="matter-item-head">
        <strong>{person}</strong>
        <span>{say(`capacity.${capacity}`)}</span>
        {outcome && <StatusTag>{say(`decision.${outcome}`, { amount: amount ?? 0 })}</StatusTag>}
        <span>
          {say('decideBy')} <ClockLight light={light} dueOn={decideBy} {...(today ? { today } : {})} />
        </span>
      </div>
      <p className="hint">{daysLine(say, language, penalty)}</p>
      <p className="hint">{say('fineRange', { min: penalty.fineMin, max: penalty.fineMax })}</p>
      {decidedOn && (
        <p>
          {say('decidedLine', {
            day: formatDay(decidedOn, language),
            by: decidedBy ?? '',
            document: documentNo ?? '',
          })}
        </p>
      )}
      {note && <p className="prose">{note}</p>}
    </li>
  );
}
