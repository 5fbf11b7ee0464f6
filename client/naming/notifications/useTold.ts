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

const PATH = { filing: '/filings', matter: '/supervision', report: '/reports' } as const;

/** Of an act on a case, of a time limit, of an objection to a list, or of the numbers of a morning. */
export function useTold(item: Notification): Told {
  const ofNote = useNote();
  const sayAct = useNamingWords();
  const { note, caseId, act, name, caseNo } = item;
  if (note) return ofNote(note, name);
  const known = act === 'answer' || act === 'silentAcceptance' || act === 'objection' ? act : actNamed(act);
  return {
    title: name || caseNo || '',
    text: known ? sayAct(`act.${known}`) : act,
    to: `/cases/${caseId}${act === 'objection' ? '#objections' : ''}`,
  };
}

type LimitNote = Extract<NotificationNote, { code: 'limit' }>;

function useNote(): (note: NotificationNote, name: string) => Told {
  const say = useNotificationWords();
  const language = useLanguage();
  const limit = useLimit();
  return (note, name) => {
    switch (note.code) {
      case 'digest':
        return {
          title: say('digest', { day: formatDay(note.day, language) }),
          text: say('digestText', { ...note }),
          to: '/time-limits',
        };
      case 'item-objection':
        return { title: note.title, text: say('itemObjection'), to: `/campaigns/${note.campaignId}` };
      case 'webhook-failing':
        return { title: note.description, text: say('webhookFailing'), to: `/webhooks/${note.webhookId}` };
      case 'limit':
        return limit(note, name);
    }
  };
}

function useLimit(): (note: LimitNote, name: string) => Told {
  const say = useNotificationWords();
  const language = useLanguage();
  return (note, name) => {
    const { about, subjectId, no, office, dueOn } = note;
    const clock = language === 'en' ? note.labelEn : note.label;
    const due = formatDay(dueOn, language);
    const text = say(note.isOverdue ? 'limitOverdue' : 'limitDue', { office, clock, due });
    if (about === 'case') return { title: name || no || '', text, to: `/cases/${subjectId}#clocks` };
    return { title: no ?? say(about), text, to: pathOf({ ...note, about }) };
  };
}

// A report is for the office alone that handles it (TR art. 33): the authority above is told of it, and cannot open it.
const pathOf = ({ about, subjectId, tell }: LimitNote & { about: keyof typeof PATH }): string =>
  about === 'report' && tell === 'higher' ? '/notifications' : `${PATH[about]}/${subjectId}`;
