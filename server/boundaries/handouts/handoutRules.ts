import { z } from 'zod';
import { type Db, many, maybeOne, one, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { type HandoutLevel, HandoutLevelRule, HandoutLimits } from './handoutContract.ts';

/** What each level asks on a day, and the limits of packages. */
export async function handoutRules(db: Db, day: string) {
  const levels = await many(db, HandoutLevelRule, sql`${selectRules} where r.valid @> ${day}::date order by r.sort`);
  return { levels, limits: await handoutLimits(db) };
}

/** @throws Problem conflict where no row holds on the day */
export async function handoutRule(db: Db, level: HandoutLevel, day: string): Promise<HandoutLevelRule> {
  const rule = await maybeOne(
    db,
    HandoutLevelRule,
    sql`${selectRules} where r.level = ${level} and r.valid @> ${day}::date`,
  );
  if (rule) return rule;
  throw new Problem('conflict', `No rule says how data of level ${level} is handed out on ${day}`, {
    detailZh: '没有该密级的提供规定，不能办理。',
  });
}

const Limit = z.object({ limits: HandoutLimits });

export const handoutLimits = async (db: Db): Promise<HandoutLimits> =>
  (
    await one(
      db,
      Limit,
      sql`select jsonb_object_agg(case id when 'download-days' then 'downloadDays' else id end, value) as limits
            from boundary_handout_limit`,
    )
  ).limits;

const selectRules: Sql = sql`
  select r.level, r.label_zh as "labelZh", r.label_en as "labelEn", r.approver_permission as "approverPermission",
         r.check_needed as "checkNeeded", r.papers, r.return_needed as "returnNeeded", r.through_system as "throughSystem",
         r.instrument, r.article, r.article_zh as "articleZh", r.verified, r.note, r.note_zh as "noteZh"
    from boundary_handout_level r`;
