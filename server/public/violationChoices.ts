import { z } from 'zod';
import { chinaDay } from '../naming/deadline.ts';
import { supervisionLaw } from '../naming/supervision/supervisionLaw.ts';
import { many, sql } from '../platform/db/sql.ts';
import type { Facts } from './publicPages.ts';

const Division = z.object({ code: z.string(), name: z.string() });

/** What the form of a report offers: the reportable breaches of the day's law, and the counties an office here looks after. */
export interface ViolationChoices {
  kinds: { code: string; zh: string; en: string; article: string; articleEn: string }[];
  divisions: z.infer<typeof Division>[];
}

export async function violationChoices({ db, now }: Facts): Promise<ViolationChoices> {
  const { liabilities } = await supervisionLaw(db, { day: chinaDay(now()), division: '' });
  const kinds = liabilities
    .filter(({ reportable }) => reportable)
    .map(({ code, actZh: zh, actEn: en, articleZh: article, articleEn }) => ({ code, zh, en, article, articleEn }));
  const divisions = await many(
    db,
    Division,
    sql`select d.code, d.name from division d
         where d.level = 'county' and upper_inf(d.valid)
           and exists (select 1 from organisation o where o.kind = 'civil_affairs'
                          and length(regexp_replace(o.division_code, '(00)+$', '')) >= 4
                          and starts_with(d.code, regexp_replace(o.division_code, '(00)+$', '')))
         order by d.code`,
  );
  return { kinds, divisions };
}
