import type { CaseDetail } from '#server/naming/caseContract.ts';
import { useCodeLabel } from '../../gazetteer/useCodeList.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { useNamingWords } from '../words.ts';
import { useLimitWords } from './words.ts';

/** What the law adds to the length of a clock, and what became of it in this case. */
export function ClockTerms({ clock }: { clock: CaseDetail['clocks'][number] }) {
  const say = useLimitWords();
  const sayUnit = useNamingWords();
  const language = useLanguage();
  const reasonOf = useCodeLabel('suspension-reasons');
  const terms = [
    ...(clock.extendedBy > 0 ? [say('extendedBy', { n: clock.extendedBy, unit: sayUnit(`unit.${clock.unit}`) })] : []),
    ...clock.pauses.map(({ fromOn, toOn, reasonCode }) =>
      toOn
        ? say('pausedSpan', {
            ...{ from: formatDay(fromOn, language), to: formatDay(toOn, language), reason: reasonOf(reasonCode) },
          })
        : say('pausedSince', { from: formatDay(fromOn, language), reason: reasonOf(reasonCode) }),
    ),
    ...(clock.unit === 'day' && clock.stoppedOn === null ? [say(`holidayEnd.${clock.holidayEnd}`)] : []),
    ...(clock.provisional ? [say('provisional')] : []),
    language === 'en' ? clock.noteEn : clock.note,
  ].filter(Boolean);
  return (
    <>
      {terms.map((term) => (
        <p key={term} className="hint">
          {term}
        </p>
      ))}
    </>
  );
}
