import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Input, Instant } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import { CampaignSummary } from './campaignContract.ts';
import type { CampaignsApi } from './contract.ts';
import { inOwnDivisions, visibleCampaigns } from './visibleCampaigns.ts';

const Key = z.tuple([Instant, z.uuid()]);

/** Campaigns the actor's office runs or takes part in, the newest first; counts are of its own divisions. */
export async function listCampaigns(db: Db, actor: Actor, query: Input<typeof CampaignsApi.list>['query']) {
  const after = query.cursor ? decodeCursor(Key, query.cursor) : undefined;
  const rows = await many(
    db,
    CampaignSummary.extend({ createdAt: Instant }),
    sql`select ${summaryColumns(actor)}, g.created_at as "createdAt"
          from campaign g left join division d on d.code = g.division_code and upper_inf(d.valid)
         where ${visibleCampaigns(actor)}
           ${query.state ? sql`and g.state = ${query.state}` : sql``}
           ${after ? sql`and (g.created_at, g.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
         order by g.created_at desc, g.id desc limit ${query.limit + 1}`,
  );
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.createdAt, last.id]) : null, total: null };
}

/** Columns of a summary (aliases: `g` the campaign, `d` its division). */
export const summaryColumns = (actor: Actor): Sql => sql`
  g.id, g.version, g.campaign_no as "campaignNo", g.title, g.document_no as "documentNo",
  g.division_code as "divisionCode", coalesce(d.path, g.division_code) as "divisionName", g.categories,
  g.starts_on as "startsOn", g.ends_on as "endsOn", g.state, g.updated_at as "updatedAt",
  (select count(*)::int from campaign_item i
    where i.campaign_id = g.id and i.state <> 'struck' and ${inOwnDivisions(actor, sql`i.division_code`)}) as listed,
  (select count(*)::int from campaign_item i join naming_case c on c.id = i.case_id
    where i.campaign_id = g.id and i.state = 'correcting' and c.state in ('standard', 'superseded', 'abolished')
      and ${inOwnDivisions(actor, sql`i.division_code`)}) as corrected`;
