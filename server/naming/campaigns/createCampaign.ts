import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { divisionAt } from '../../divisions/listDivisions.ts';
import { type Db, one, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { chinaDay } from '../deadline.ts';
import type { NamingDeps } from '../namingDeps.ts';
import { type CampaignDetail, type CampaignDraft, CampaignId } from './campaignContract.ts';
import { campaignDetail } from './campaignDetail.ts';
import { insertCampaignStep } from './insertCampaignStep.ts';

/** Opens a campaign on the document that orders it. Nothing is scanned and nothing is listed yet. */
export async function createCampaign(deps: NamingDeps, actor: Actor, draft: CampaignDraft): Promise<CampaignDetail> {
  const now = deps.now();
  const today = chinaDay(now);
  const id = await deps.db.transaction(async (tx) => {
    await requireDivision(tx, draft.division, today);
    const number = await nextCampaignNumber(tx, draft.division, today);
    const row = await one(
      tx,
      z.object({ id: CampaignId }),
      sql`insert into campaign (campaign_no, title, document_no, division_code, categories, starts_on, ends_on, state,
            handler_org_id, created_by, created_at, updated_at)
          values (${number}, ${draft.title}, ${draft.documentNo}, ${draft.division}, ${draft.categories}::text[],
            ${draft.startsOn}, ${draft.endsOn}, 'draft', ${actor.organisationId}, ${actor.id}, ${now}, ${now}) returning id`,
    );
    await run(tx, insertCampaignStep({ campaignId: row.id, actor, now, act: 'create', from: null, to: 'draft' }));
    await record(tx, {
      actor,
      action: 'campaigns.create',
      subjectKind: 'campaign',
      subjectId: row.id,
      after: { campaignNo: number, ...draft },
      at: now,
    });
    return row.id;
  });
  return campaignDetail(deps, actor, id);
}

async function requireDivision(tx: Db, code: string, today: string): Promise<void> {
  if (await divisionAt(tx, code, today)) return;
  const message = `No division ${code} on ${today}`;
  const messageZh = '所选行政区不存在';
  throw new Problem('invalid-input', message, {
    detailZh: `${messageZh}。`,
    errors: [{ in: 'body', pointer: '/division', code: 'no-division', detail: message, detailZh: messageZh }],
  });
}

/** A gapless number per division and year: 640300-QZ-2026-001. */
async function nextCampaignNumber(tx: Db, division: string, today: string): Promise<string> {
  const scope = `${division}-QZ`;
  const year = Number(today.slice(0, 4));
  const { value } = await one(
    tx,
    z.object({ value: z.number() }),
    sql`insert into counter (scope, year, value) values (${scope}, ${year}, 1)
        on conflict (scope, year) do update set value = counter.value + 1 returning value`,
  );
  return `${scope}-${year}-${String(value).padStart(3, '0')}`;
}
