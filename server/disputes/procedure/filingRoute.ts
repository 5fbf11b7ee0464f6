import { z } from 'zod';
import { type Db, many, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import type { LockedDispute } from '../lockDispute.ts';

const Row = z.object({
  id: z.string(),
  receiver: z.enum(['state_council', 'civil_affairs_ministry', 'province_government']),
  article: z.string(),
  articleZh: z.string(),
  rule: z.string(),
  ruleZh: z.string(),
  verified: z.boolean(),
});
const Stop = z.object({ code: z.string(), name: z.string(), level: z.string() });
const Filer = z.object({ code: z.string(), name: z.string() });

export interface FilingRoute extends z.infer<typeof Row> {
  /** Codes and names of the governments that file. */
  filers: z.infer<typeof Filer>[];
  /** Names of the organs it passes; it is filed with the last. Empty where the one that files is the one it is filed with. */
  stops: string[];
}

type Facts = Pick<LockedDispute, 'level' | 'sideA' | 'sideB' | 'handlerCode'>;

/**
 * With whom a settlement is filed and through whom (BD art. 16): an agreement by both governments together, a decision by the
 * government that decided; upward level by level. Undefined where no row of the day fits.
 */
export async function filingRoute(
  db: Db,
  { level, sideA, sideB, handlerCode }: Facts,
  { kind, day }: { kind: 'agreement' | 'decision'; day: string },
): Promise<FilingRoute | undefined> {
  const row = await maybeOne(db, Row, selectRoute(level, [sideA, sideB], day));
  if (!row) return undefined;
  const codes = kind === 'agreement' ? [sideA, sideB] : [handlerCode];
  const filers = await many(
    db,
    Filer,
    sql`
    select v.code, v.name || '人民政府' as name from division v where v.code = any(${codes}::text[]) and v.valid @> ${day}::date order by v.code`,
  );
  const above = level === 'province' ? [] : await many(db, Stop, selectAbove([sideA, sideB], codes, day));
  const last = { state_council: ['国务院'], civil_affairs_ministry: ['民政部'], province_government: [] }[row.receiver];
  return { ...row, filers, stops: [...above.map(({ name }) => `${name}人民政府`), ...last] };
}

const selectRoute = (level: string, sides: readonly string[], day: string): Sql => sql`
  select id, receiver, article, article_zh as "articleZh", rule, rule_zh as "ruleZh", verified
    from dispute_filing_route
   where level = ${level} and valid @> ${day}::date
     and autonomous = (level = 'county' and exists (select from division v where v.code = any(${[...sides]}::text[])
           and v.valid @> ${day}::date and v.type in ('自治州', '自治县', '自治旗')))`;

// Every government above both sides, the nearest first, but for those that file. Prefecture commissions are no governments.
const selectAbove = (sides: readonly string[], filers: readonly string[], day: string): Sql => sql`
  select code, name, level from division v
   where v.valid @> ${day}::date and v.level in ('province', 'prefecture', 'county') and v.type not in ('地区', '盟')
     and v.code <> all(${[...filers]}::text[]) and v.code <> all(${[...sides]}::text[])
     and not exists (select from unnest(${[...sides]}::text[]) s where not starts_with(s, v.code_prefix))
   order by length(v.code_prefix) desc`;
