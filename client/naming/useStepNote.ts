import type { CaseDetail } from '#server/naming/caseContract.ts';
import type { StepNote } from '#server/naming/stepContract.ts';
import { useCodeLabel, useCodeList } from '../gazetteer/useCodeList.ts';
import { useLanguage } from '../ui/addWords.ts';
import { useStepWords } from './stepWords.ts';
import { useLimitNote } from './timeLimits/useLimitNote.ts';

type Say = ReturnType<typeof useStepWords>;
const HELD = ['ended-by', 'restored-by', 'held-until', 'drawn-by', 'given-back'] as const;
type HeldNote = Extract<StepNote, { code: (typeof HELD)[number] }>;

const isHeld = (note: StepNote): note is HeldNote => HELD.some((code) => code === note.code);

/** What became of a name that another case ended, held or drew. */
function heldNote(say: Say, note: HeldNote): string {
  switch (note.code) {
    case 'ended-by':
      return note.name === null
        ? say('endedBy', { caseNo: note.caseNo })
        : say('endedByName', { caseNo: note.caseNo, name: note.name });
    case 'restored-by':
      return say('restoredBy', { caseNo: note.caseNo });
    case 'held-until':
      return say('heldUntil', { day: note.day });
    case 'drawn-by':
      return say('drawnBy', { caseNo: note.caseNo });
    case 'given-back':
      return say('givenBack', { caseNo: note.caseNo });
  }
}

/** Says what the register noted of a step, in the language on the screen; clocks are told by what they limit. */
export function useStepNote(clocks: CaseDetail['clocks']): (note: StepNote) => string {
  const say = useStepWords();
  const language = useLanguage();
  const ofLimits = useLimitNote(clocks);
  const opinionOf = useCodeLabel('opinion-values');
  const groundOf = useCodeLabel('not-accept-grounds');
  const channels = useCodeList('announcement-channels');
  const listed = (items: readonly string[]): string => items.join(language === 'en' ? ', ' : '、');
  // An announcement names its channels in Chinese; one of the list has an English name.
  const channelOf = (name: string): string =>
    (language === 'en' && channels.find(({ labelZh }) => labelZh === name)?.labelEn) || name;
  return (note) => {
    switch (note.code) {
      case 'chosen':
        return say('chosen', { name: note.name, offices: listed(note.offices) });
      case 'settled':
        return say('settled', { name: note.name, rule: note.rule });
      case 'answered':
        return say('answered', { opinion: opinionOf(note.opinion) });
      case 'right-authority':
        return say('rightAuthority', { authority: note.authority });
      case 'not-accepted':
        return listed([
          groundOf(note.ground),
          ...(note.authority ? [say('rightAuthority', { authority: note.authority })] : []),
        ]);
      case 'channels':
        return say('channels', { channels: listed(note.channels.map(channelOf)) });
      default:
        return isHeld(note) ? heldNote(say, note) : ofLimits(note);
    }
  };
}
