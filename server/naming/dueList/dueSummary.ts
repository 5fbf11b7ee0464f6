import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import type { Input } from '../../platform/contract.ts';
import { type Db, many, one, type Sql, sql } from '../../platform/db/sql.ts';
import { DueListApi, type LightCounts } from './contract.ts';
import { chosen, litLimits, ofWhom, visibleLimits } from './litLimits.ts';

type SummaryQuery = Input<typeof DueListApi.summary>['query'];
const Summary = DueListApi.summary.reply;

const countOf = (light: string): Sql => sql`(count(*) filter (where l.light = ${light}))::int`;
const LIGHTS: Sql = sql`${countOf('red')} as red, ${countOf('yellow')} as yellow, ${countOf('green')} as green,
  ${countOf('paused')} as paused`;

/** How the limits of the actor's own office stand: what the menu shows. */
export const countDue = (db: Db, actor: Actor, today: string): Promise<LightCounts> =>
  one(
    db,
    Summary.shape.lights,
    sql`select ${LIGHTS} from (${litLimits(visibleLimits(actor), today)}) l where ${ofWhom(actor, 'mine')}`,
  );

/**
 * The numbers of the lights under the filters, and the offices, limits and counties there are to choose from; a choice counts
 * without the filters, so that it does not vanish when another is made.
 */
export async function dueSummary(db: Db, actor: Actor, { whose, ...filter }: SummaryQuery, today: string) {
  const Choice = Summary.shape.offices.element.extend({ of: z.enum(['office', 'clock', 'county']) });
  const limits = litLimits(visibleLimits(actor), today);
  const lights = await one(
    db,
    Summary.shape.lights,
    sql`select ${LIGHTS} from (${limits}) l
         where ${ofWhom(actor, whose)} and (${chosen(filter)} or ${chosen({ ...filter, light: 'paused' })})`,
  );
  const choices = await many(db, Choice, selectChoices(limits, ofWhom(actor, whose)));
  const of = (kind: z.infer<typeof Choice>['of']) => choices.filter((choice) => choice.of === kind);
  return { lights, offices: of('office'), clocks: of('clock'), counties: of('county') };
}

const selectChoices = (limits: Sql, where: Sql): Sql => sql`
  with l as (select * from (${limits}) l where l.light <> 'paused' and ${where})
  (select 'office' as of, o.id::text as key, o.name as label, o.name as "labelEn", count(*)::int as count
     from l join organisation o on o.id = l.office_id group by o.id, o.name order by count(*) desc, o.id)
  union all
  (select 'clock', l.clock, case l.clock when 'C9' then '限期改正' else max(l.label) end,
          case l.clock when 'C9' then 'Rectification' else max(l.label_en) end, count(*)::int from l group by l.clock order by l.clock)
  union all
  (select 'county', v.code, v.name, v.name, count(*)::int
     from l join division v on v.code = left(l.division_code, 6) and upper_inf(v.valid) group by v.code, v.name order by v.code)`;
