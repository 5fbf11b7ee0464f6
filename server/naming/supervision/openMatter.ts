import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { withinDivision } from '../../accounts/withinDivision.ts';
import { record } from '../../audit/record.ts';
import { type Db, maybeOne, one, run, type Sql, sql } from '../../platform/db/sql.ts';
import { refuseFuture } from '../acts/reviewActs.ts';
import { nextNumber } from '../acts/submitCase.ts';
import { chinaDay } from '../deadline.ts';
import { fieldProblem } from '../fieldProblem.ts';
import { type MatterDetail, type MatterDraft, MatterId } from './matterContract.ts';
import { matterDetail } from './matterDetail.ts';
import { insertMatterStep } from './performMatterAct.ts';
import type { SupervisionDeps } from './supervisionDeps.ts';
import { liabilityRule } from './supervisionLaw.ts';

/** Opens a supervision matter under a row of the law. @throws Problem invalid-input */
export async function openMatter(deps: SupervisionDeps, actor: Actor, draft: MatterDraft): Promise<MatterDetail> {
  const id = await deps.db.transaction((tx) => insertMatter(tx, actor, draft, deps.now()));
  return matterDetail(deps, actor, id);
}

/** The same inside an open transaction, for a report that turns into a matter. */
export async function insertMatter(tx: Db, actor: Actor, draft: MatterDraft, now: string): Promise<MatterId> {
  const today = chinaDay(now);
  refuseFuture(draft.foundOn, today, '/foundOn');
  const rule = await liabilityRule(tx, draft.liability, { day: draft.foundOn, division: draft.division });
  await requireLinks(tx, actor, draft);
  const no = await nextNumber(tx, 'JD', actor.organisationId, today);
  const { id } = await one(tx, z.object({ id: MatterId }), insertRow(actor, draft, no, now));
  await run(tx, insertMatterStep(id, actor, now, { act: 'create', text: draft.facts }));
  await record(tx, {
    actor,
    action: 'supervision.create',
    subjectKind: 'supervision-matter',
    subjectId: id,
    after: { matterNo: no, liability: rule.code, division: draft.division },
    at: now,
  });
  return id;
}

const Spot = z.object({ code: z.string() });

/** What the matter points to must lie in the office's own divisions. */
async function requireLinks(tx: Db, actor: Actor, { placeId, usedNameId, campaignItemId }: MatterDraft): Promise<void> {
  const links: [string, string | undefined, (id: string) => Sql][] = [
    ['/placeId', placeId, (id) => sql`select division_code as code from place where id = ${id}`],
    [
      '/usedNameId',
      usedNameId,
      (id) => sql`select p.division_code as code from promotional_name u join place_name n on n.id = u.name_id
                    join place p on p.id = n.place_id where u.name_id = ${id}`,
    ],
    ['/campaignItemId', campaignItemId, (id) => sql`select division_code as code from campaign_item where id = ${id}`],
  ];
  for (const [pointer, id, select] of links) {
    if (id === undefined) continue;
    const spot = await maybeOne(tx, Spot, select(id));
    if (!spot || !withinDivision(actor, spot.code)) {
      throw fieldProblem(pointer, 'no-such-record', 'No such record in your divisions', '本辖区内没有这条记录');
    }
  }
}

const insertRow = (actor: Actor, draft: MatterDraft, no: string, now: string): Sql => sql`
  insert into supervision_matter (matter_no, liability, state, subject_name, subject_kind, division_code, office_org_id,
    found_on, facts, place_id, used_name_id, campaign_item_id, opened_by, opened_at, updated_at)
  values (${no}, ${draft.liability}, 'open', ${draft.subjectName}, ${draft.subjectKind}, ${draft.division},
    ${actor.organisationId}, ${draft.foundOn}, ${draft.facts}, ${draft.placeId ?? null}, ${draft.usedNameId ?? null},
    ${draft.campaignItemId ?? null}, ${actor.displayName}, ${now}, ${now})
  returning id`;
