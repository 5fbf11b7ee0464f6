import type { CaseDetail } from '#server/naming/caseContract.ts';
import type { StepNote } from '#server/naming/stepContract.ts';
import { useCodeLabel } from '../../gazetteer/useCodeList.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { useActWords } from '../actWords.ts';
import { useStepWords } from '../stepWords.ts';

type Code =
  | 'silence'
  | 'escalated'
  | 'suspended'
  | 'recounted'
  | 'extended'
  | 'delivered'
  | 'transferred'
  | 'sent-back';
type LimitNote = Extract<StepNote, { code: Code }>;
type NoteOf<C extends Code> = Extract<StepNote, { code: C }>;

/** Says what the register noted of time limits, delivery, transfer and return. */
export function useLimitNote(clocks: CaseDetail['clocks']): (note: LimitNote) => string {
  const say = useStepWords();
  const sayAct = useActWords();
  const language = useLanguage();
  const suspensionOf = useCodeLabel('suspension-reasons');
  const meansOf = useCodeLabel('delivery-means');
  const day = (value: string) => formatDay(value, language);
  const listed = (items: readonly string[]): string => items.join(language === 'en' ? ', ' : '、');
  const clockOf = (rule: string): string => {
    const clock = clocks.find((each) => each.rule === rule);
    return (language === 'en' ? clock?.labelEn : clock?.label) ?? rule;
  };
  const moved = (changed: NoteOf<'recounted'>['clocks']): string =>
    listed(
      changed.map(({ rule, was, dueOn }) => say('moved', { rule: clockOf(rule), was: day(was), day: day(dueOn) })),
    );
  const suspended = ({ pauses, reasonCode, expectedOn }: NoteOf<'suspended'>): string => {
    const facts = { reason: suspensionOf(reasonCode), day: day(expectedOn) };
    // The reason names every clock it may pause; told are those of this case.
    const paused = pauses.filter((rule) => clocks.some((each) => each.rule === rule)).map(clockOf);
    return paused.length > 0 ? say('suspended', { ...facts, clocks: listed(paused) }) : say('suspendedOnly', facts);
  };
  const lapsed = useLapsedNote();
  return (note) => {
    switch (note.code) {
      case 'silence':
      case 'escalated':
        return lapsed(note);
      case 'suspended':
        return suspended(note);
      case 'recounted':
        return moved(note.clocks);
      case 'extended':
        return say('extended', { by: note.approvedBy, units: note.units, clocks: moved(note.clocks) });
      case 'delivered':
        return say('delivered', { means: meansOf(note.means), day: day(note.deliveredOn) });
      case 'transferred':
        return note.to === null ? say('transferredBack') : say('transferred', { to: note.to });
      case 'sent-back':
        return sayAct(`touches.${note.touches}`);
    }
  };
}

/** Says what came of a last day that passed. */
function useLapsedNote(): (note: NoteOf<'silence' | 'escalated'>) => string {
  const say = useStepWords();
  const language = useLanguage();
  const day = (value: string) => formatDay(value, language);
  return (note) => {
    const article = language === 'en' ? note.articleEn : note.article;
    const due = day(note.dueOn);
    if (note.code === 'silence') return say('silence', { article, due, day: day(note.receivedOn) });
    const clock = language === 'en' ? note.labelEn : note.label;
    return say(note.told > 0 ? 'escalated' : 'escalatedNobody', {
      office: note.office,
      clock,
      article,
      due,
      whom: say(`tell.${note.tell}`),
    });
  };
}
