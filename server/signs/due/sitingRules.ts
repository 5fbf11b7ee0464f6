import { z } from 'zod';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import { monthsAfter } from '../../platform/monthsAfter.ts';
import { DeadlineRule, SitingNumber, SitingRule } from './dueContract.ts';
import type { SiteRule } from './siteContract.ts';
import type { SitingNumbers } from './streetSites.ts';

const RuleRow = SitingRule.extend({ categories: z.string().array() });
type RuleRow = z.infer<typeof RuleRow>;

/** Rules by which signs are due on a day, in the order of the list. */
export const sitingRules = (db: Db, day: string): Promise<RuleRow[]> =>
  many(
    db,
    RuleRow,
    sql`select code, categories, label_zh as "labelZh", label_en as label, instrument, article, article_zh as "articleZh", verified, adopted
          from sign_siting_rule where valid @> ${day}::date order by sort`,
  );

/** The rules that speak of a category. */
export const rulesFor = (rules: readonly RuleRow[], category: string): ReadonlySet<SiteRule> =>
  new Set(rules.filter(({ categories }) => categories.includes(category)).map(({ code }) => code));

export const sitingNumberRows = (db: Db) =>
  many(
    db,
    SitingNumber,
    sql`select key, value, label_zh as "labelZh", label_en as label, source_zh as "sourceZh", verified
          from sign_siting_number order by key`,
  );

const Numbers = z.object({
  ...{ meet: z.number(), merge: z.number(), gap: z.number(), reach: z.number(), entrances: z.number() },
  ...{ served: z.number(), move: z.number() },
});

/** The distances of the rules, in metres. */
export async function sitingNumbers(db: Db): Promise<SitingNumbers & { served: number; move: number }> {
  const rows = await sitingNumberRows(db);
  return Numbers.parse(Object.fromEntries(rows.map(({ key, value }) => [key, value])));
}

/** Deadlines of signs on a day. */
export const deadlineRules = (db: Db, day: string): Promise<DeadlineRule[]> =>
  many(
    db,
    DeadlineRule,
    sql`select code, length, unit, label_zh as "labelZh", label_en as label, instrument, article, article_zh as "articleZh", verified, adopted
          from sign_deadline_rule where valid @> ${day}::date order by code`,
  );

/** The last day of a deadline that began on a day; null without either. Calendar days, as both models say 日 and 月. */
export function dueAfter(
  rules: readonly DeadlineRule[],
  code: DeadlineRule['code'],
  from: string | null,
): string | null {
  const rule = rules.find((row) => row.code === code);
  if (!rule || from === null) return null;
  if (rule.unit === 'month') return monthsAfter(from, rule.length);
  return new Date(Date.parse(from) + rule.length * 86_400_000).toISOString().slice(0, 10);
}
