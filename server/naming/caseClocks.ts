import type { z } from 'zod';
import { type Db, many, sql } from '../platform/db/sql.ts';
import { CaseClock } from './caseContract.ts';
import { clockLight } from './clockLight.ts';

const Row = CaseClock.omit({ light: true });

/** The clocks of a case, running ones first, each with its light today. */
export async function caseClocks(db: Db, caseId: string, today: string): Promise<z.infer<typeof CaseClock>[]> {
  const rows = await many(
    db,
    Row,
    sql`select rule_id as rule, label, label_en as "labelEn", length, unit, started_on as "startedOn", due_on as "dueOn",
               stopped_on as "stoppedOn", article, coalesce(nullif(article_en, ''), article) as "articleEn", verified
          from clock where case_id = ${caseId} order by stopped_on is not null, due_on, rule_id, id`,
  );
  return rows.map((row) => ({ ...row, light: clockLight(row, today) }));
}
