import type { Notification } from '#server/naming/notifications/contract.ts';
import type { NotificationNote } from '#server/naming/notifications/noteContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { actNamed } from '../actNamed.ts';
import { useNamingWords } from '../words.ts';
import { useNotificationWords } from './words.ts';

/** What a message says and where it leads. */
interface Told {
  title: string;
  text: string;
  to: string;
}

const PATH = { filing: '/filings', matter: '/supervision' } as const;

/** Of an act on a case, of a time limit, or of the numbers of a morning. */
export function useTold(item: Notification): Told {
  const limit = useLimit();
  const sayAct = useNamingWords();
  const { note, caseId, act, name, caseNo } = item;
  if (note) return limit(note, name);
  const known = act === 'answer' || act === 'silentAcceptance' ? act : actNamed(act);
  return { title: name || caseNo || '', text: known ? sayAct(`act.${known}`) : act, to: `/cases/${caseId}` };
}

function useLimit(): (note: NotificationNote, name: string) => Told {
  const say = useNotificationWords();
  const language = useLanguage();
  const day = (value: string) => formatDay(value, language);
  return (note, name) => {
    if (note.code === 'digest')
      return { title: say('digest', { day: day(note.day) }), text: say('digestText', { ...note }), to: '/time-limits' };
    const { about, subjectId, no, office, dueOn } = note;
    const clock = language === 'en' ? note.labelEn : note.label;
    const text = say(note.isOverdue ? 'limitOverdue' : 'limitDue', { office, clock, due: day(dueOn) });
    if (about === 'case') return { title: name || no || '', text, to: `/cases/${subjectId}#clocks` };
    return { title: no ?? say(about), text, to: `${PATH[about]}/${subjectId}` };
  };
}
