import { chinaDay } from '../naming/deadline.ts';
import { supervisionLaw } from '../naming/supervision/supervisionLaw.ts';
import { type County, officeCounties } from './officeCounties.ts';
import type { Facts } from './publicPages.ts';

/** What the form of a report offers: the reportable breaches of the day's law, and the counties an office here looks after. */
export interface ViolationChoices {
  kinds: { code: string; zh: string; en: string; article: string; articleEn: string }[];
  divisions: County[];
}

export async function violationChoices({ db, now }: Facts): Promise<ViolationChoices> {
  const { liabilities } = await supervisionLaw(db, { day: chinaDay(now()), division: '' });
  const kinds = liabilities
    .filter(({ reportable }) => reportable)
    .map(({ code, actZh: zh, actEn: en, articleZh: article, articleEn }) => ({ code, zh, en, article, articleEn }));
  const divisions = await officeCounties(db);
  return { kinds, divisions };
}
