import type { CaseDetail } from '#server/naming/caseContract.ts';
import { useLanguage } from '../ui/addWords.ts';
import { ClockLight } from '../ui/ClockLight.tsx';
import { formatDay } from '../ui/formatDay.ts';
import { useCaseWords } from './caseWords.ts';
import { Section } from './Section.tsx';
import { ClockTerms } from './timeLimits/ClockTerms.tsx';
import { UnverifiedMark } from './UnverifiedMark.tsx';
import { useNamingWords } from './words.ts';

/** Every legal time limit of the case with the article that sets it. */
export function ClocksSection({ clocks }: { clocks: CaseDetail['clocks'] }) {
  const say = useCaseWords();
  return (
    <Section section="clocks">
      {clocks.length === 0 && <p className="hint">{say('noClocks')}</p>}
      <ul className="clocks">
        {clocks.map((clock) => (
          <ClockItem key={`${clock.rule}-${clock.startedOn}`} clock={clock} />
        ))}
      </ul>
    </Section>
  );
}

function ClockItem({ clock }: { clock: CaseDetail['clocks'][number] }) {
  const say = useCaseWords();
  const sayUnit = useNamingWords();
  const language = useLanguage();
  return (
    <li>
      <div className="clock-head">
        <strong>{language === 'en' ? clock.labelEn : clock.label}</strong>
        <ClockLight
          light={clock.light}
          dueOn={clock.dueOn}
          {...(clock.left === null ? {} : { left: { units: clock.left, unit: clock.unit } })}
        />
      </div>
      <p className="hint">
        {say('clockLine', {
          length: clock.length,
          unit: sayUnit(`unit.${clock.unit}`),
          day: formatDay(clock.startedOn, language),
        })}
        {clock.stoppedOn && ` · ${say('stopped', { day: formatDay(clock.stoppedOn, language) })}`}
      </p>
      <ClockTerms clock={clock} />
      <p className="hint">
        {language === 'en' ? clock.articleEn : clock.article} {!clock.verified && <UnverifiedMark />}
      </p>
    </li>
  );
}
