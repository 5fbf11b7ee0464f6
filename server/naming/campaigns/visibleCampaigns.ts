import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { withinDivision } from '../../accounts/withinDivision.ts';
import { type Db, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';

/** Campaigns (alias `g`) of the actor's divisions, and those of a higher division that reach into them. */
export function visibleCampaigns(actor: Actor): Sql {
  const prefix = divisionPrefix(actor.divisionCode);
  return sql`(starts_with(g.division_code, ${prefix})
    or starts_with(${actor.divisionCode}, ${prefixOf(sql`g.division_code`)}))`;
}

// What divisionPrefix says, in SQL: the zeros of 640302100 are part of a township's own number.
const prefixOf = (code: Sql): Sql => sql`
  case when length(${code}) = 6 then regexp_replace(${code}, '(00)+$', '') else regexp_replace(${code}, '(000)+$', '') end`;

/** Names of the actor's divisions (any alias with a division_code): a county officer sees its own county's only. */
export const inOwnDivisions = (actor: Actor, divisionCode: Sql): Sql =>
  sql`starts_with(${divisionCode}, ${divisionPrefix(actor.divisionCode)})`;

/** What that says of their counties: where the index of a list begins and ends. */
export function inOwnCounties(actor: Actor, countyCode: Sql): Sql {
  const prefix = divisionPrefix(actor.divisionCode).slice(0, 6);
  return sql`(${countyCode} >= ${prefix.padEnd(6, '0')} and ${countyCode} <= ${prefix.padEnd(6, '9')})`;
}

const Found = z.object({ id: z.string() });
const Params = z.object({ id: z.string() });

/** Jurisdiction rule `campaign`. @throws Problem outside-jurisdiction */
export async function requireVisibleCampaign(db: Db, actor: Actor, { params }: { params: unknown }): Promise<void> {
  const { id } = Params.parse(params);
  const seen = await maybeOne(
    db,
    Found,
    sql`select g.id from campaign g where g.id = ${id} and ${visibleCampaigns(actor)}`,
  );
  if (!seen) throw new Problem('outside-jurisdiction', `No campaign ${id}`, { detailZh: '没有这个清理整治行动。' });
}

/** Jurisdiction rule `campaign-item`: a listed name of another county does not exist. @throws Problem outside-jurisdiction */
export async function requireVisibleItem(db: Db, actor: Actor, { params }: { params: unknown }): Promise<void> {
  const { id } = Params.parse(params);
  const seen = await maybeOne(
    db,
    Found,
    sql`select i.id from campaign_item i where i.id = ${id} and ${inOwnDivisions(actor, sql`i.division_code`)}`,
  );
  if (!seen) throw new Problem('outside-jurisdiction', `No listed name ${id}`, { detailZh: '清单中没有这个地名。' });
}

/** The whole campaign is for the office of its division; a county's office works on the names of its county only. */
export function requireOwnCampaign(actor: Actor, campaign: { divisionCode: string }): void {
  if (withinDivision(actor, campaign.divisionCode)) return;
  throw new Problem('not-allowed', 'Only the office of the campaign’s division may do this', {
    detailZh: '本行动由上级民政部门组织，本单位只办理本辖区清单内的地名。',
  });
}
