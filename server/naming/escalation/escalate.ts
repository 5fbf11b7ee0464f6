import { z } from 'zod';
import { Day } from '../../platform/contract.ts';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import type { Deps } from '../../platform/deps.ts';
import { chinaDay } from '../deadline.ts';
import { LimitSource, LimitSubject, LimitTask } from '../dueList/contract.ts';
import { EVERYWHERE, runningLimits } from '../dueList/runningLimits.ts';
import { workingHorizon } from '../dueList/workingHorizon.ts';
import { Tell } from './escalationContract.ts';
import { escalationsReached } from './escalationsReached.ts';
import { tellLimit } from './tellLimit.ts';

// 25 ms each: a register that was never supervised is not done in one go, while the next round already begins.
const MOST_A_ROUND = 200;

const Rule = z.object({
  code: z.string(),
  jurisdiction: z.string(),
  clock: z.string(),
  units: z.number().int(),
  tell: Tell,
});

const Limit = z.object({
  id: z.string(),
  source: LimitSource,
  about: LimitSubject,
  subjectId: z.string(),
  no: z.string().nullable(),
  clock: z.string(),
  label: z.string(),
  labelEn: z.string(),
  unit: z.enum(['working_day', 'day']),
  dueOn: Day,
  pausedFrom: Day.nullable(),
  article: z.string(),
  articleEn: z.string(),
  task: LimitTask,
  officeId: z.string(),
  office: z.string(),
  personId: z.string().nullable(),
  handlerId: z.string().nullable(),
  receiverId: z.string().nullable(),
  divisionCode: z.string(),
  /** Codes of the rows by which somebody was told of this last day. */
  told: z.string().array(),
});

/**
 * Tells of time limits that come to their last day or are past it whom the rows of `escalation_rule` name, each row once for each
 * last day, several processes beside each other. At most 200 a round, the longest overdue first; answers how many were told.
 */
export async function escalate({ db, now, config }: Pick<Deps, 'db' | 'now' | 'config'>): Promise<number> {
  const at = now();
  const today = chinaDay(at);
  const rules = await many(db, Rule, selectRules(today));
  if (rules.length === 0) return 0;
  const due = (await reachable(db, rules, today)).flatMap((limit) =>
    escalationsReached(limit, rules, today)
      .filter(({ code }) => !limit.told.includes(code))
      .map((rule) => ({ limit, rule, at, publicUrl: config.publicUrl })),
  );
  let told = 0;
  for (const telling of due.slice(0, MOST_A_ROUND)) if (await db.transaction((tx) => tellLimit(tx, telling))) told += 1;
  return told;
}

const selectRules = (today: string): Sql => sql`
  select code, jurisdiction, clock, units, tell from escalation_rule where valid @> ${today}::date order by units, code`;

/** Limits near enough to their last day for the earliest row. */
function reachable(db: Db, rules: readonly z.infer<typeof Rule>[], today: string): Promise<z.infer<typeof Limit>[]> {
  const ahead = Math.max(0, ...rules.map(({ units }) => -units));
  const days = workingHorizon(today, ahead).at(-1) ?? 0;
  return many(
    db,
    Limit,
    sql`select l.id, l.source, l.about, l.subject_id as "subjectId", l.no, l.clock, l.label, l.label_en as "labelEn", l.unit,
               l.due_on as "dueOn", l.paused_from as "pausedFrom", l.article, l.article_en as "articleEn", l.task,
               l.office_id as "officeId", coalesce(l.office, o.name) as office, l.person_id as "personId",
               l.handler_id as "handlerId", l.receiver_id as "receiverId", coalesce(l.division_code, '') as "divisionCode",
               array(select e.rule from escalation e
                      where e.source = l.source and e.source_id = l.id and e.due_on = l.due_on) as told
          from (${runningLimits(EVERYWHERE)}) l join organisation o on o.id = l.office_id
         where l.due_on <= ${today}::date + ${days}::int
         order by l.due_on, l.id`,
  );
}
