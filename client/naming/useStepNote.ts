import type { StepNote } from '#server/naming/stepContract.ts';
import { useCodeLabel, useCodeList } from '../gazetteer/useCodeList.ts';
import { useLanguage } from '../ui/addWords.ts';
import { useStepWords } from './stepWords.ts';
import { useLimitNote } from './timeLimits/useLimitNote.ts';

/** Says what the register noted of a step, in the language on the screen. */
export function useStepNote(): (note: StepNote) => string {
  const say = useStepWords();
  const language = useLanguage();
  const ofLimits = useLimitNote();
  const opinionOf = useCodeLabel('opinion-values');
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
      case 'channels':
        return say('channels', { channels: listed(note.channels.map(channelOf)) });
      default:
        return ofLimits(note);
    }
  };
}
