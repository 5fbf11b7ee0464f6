import type { Actor } from '../../accounts/actor.ts';
import { type Db, many, one, type Sql, sql } from '../../platform/db/sql.ts';
import { chinaDay } from '../deadline.ts';
import type { NamingDeps } from '../namingDeps.ts';
import { ITEM_ACTS } from './campaignActs.ts';
import { CampaignStep } from './campaignContract.ts';
import { campaignFacts } from './campaignFacts.ts';
import { type ItemStanding, itemRefusal } from './campaignGuards.ts';
import { currentState } from './currentState.ts';
import { ItemActBodies, type ItemActName, ItemDetail, type ItemId, type ItemState } from './itemContract.ts';
import { itemColumns } from './listItems.ts';

const Row = ItemDetail.omit({
  opinions: true,
  tasks: true,
  steps: true,
  acts: true,
  blockedActs: true,
  promotionalNames: true,
});

/** One listed name with survey, experts, decision, case and follow-up, and the acts that are possible now. */
export async function itemDetail(deps: NamingDeps, actor: Actor, id: ItemId): Promise<ItemDetail> {
  const { db } = deps;
  const row = await one(db, Row, selectItem(id));
  const campaign = await campaignFacts(db, row.campaignId);
  return {
    ...row,
    opinions: await many(db, ItemDetail.shape.opinions.element, selectOpinions(id)),
    tasks: await many(db, ItemDetail.shape.tasks.element, selectTasks(id)),
    promotionalNames: await many(db, ItemDetail.shape.promotionalNames.element, selectPromotional(id)),
    steps: await itemSteps(db, id),
    ...actsOf({ state: row.state, campaign, objectionsOpen: row.objectionsOpen, today: chinaDay(deps.now()) }, actor),
  };
}

const isAct = (name: string): name is ItemActName => name in ITEM_ACTS;

interface Standing extends ItemStanding {
  state: ItemState;
  today: string;
}

function actsOf({ state, today, ...standing }: Standing, actor: Actor): Pick<ItemDetail, 'acts' | 'blockedActs'> {
  if (!actor.permissions.has('campaigns.manage')) return { acts: [], blockedActs: [] };
  const possible = Object.keys(ItemActBodies)
    .filter(isAct)
    .filter((act) => ITEM_ACTS[act].during.includes(standing.campaign.state) && ITEM_ACTS[act].from.includes(state));
  const judged = possible.map((act) => ({ act, refused: itemRefusal(act, standing, today) }));
  return {
    acts: judged.filter(({ refused }) => !refused).map(({ act }) => act),
    blockedActs: judged.flatMap(({ act, refused }) =>
      refused ? [{ act, detail: refused.detail, detailZh: refused.detailZh }] : [],
    ),
  };
}

const itemSteps = (db: Db, id: ItemId) =>
  many(
    db,
    CampaignStep,
    sql`select id, act, from_state as "from", to_state as "to", actor, organisation, at, reason
          from campaign_step where item_id = ${id} order by seq`,
  );

const selectItem = (id: ItemId): Sql => sql`
  select ${itemColumns(currentState)}, i.version, i.rule_set_version as "ruleSetVersion", a.display_name as "listedBy",
         i.listed_at as "listedAt", i.survey_note as "surveyNote", i.surveyed_on as "surveyedOn",
         g.notice_starts_on is not null as "onNotice", i.objections,
         i.decision_reason as "decisionReason", i.decision_document as "decisionDocument", i.decided_on as "decidedOn",
         i.referred_to as "referredTo", p.description as location,
         case when c.id is null then null
              else jsonb_build_object('id', c.id, 'caseNo', c.case_no, 'state', c.state) end as "case",
         (select count(*)::int from sign s join place_name m on m.id = s.name_id
           where s.place_id = i.place_id and s.status <> 'withdrawn' and m.status <> 'standard') as "oldSigns"
    from campaign_item i
    join campaign g on g.id = i.campaign_id
    join account a on a.id = i.listed_by
    join place p on p.id = i.place_id
    left join division d on d.code = i.division_code and upper_inf(d.valid)
    left join naming_case c on c.id = i.case_id
   where i.id = ${id}`;

const selectOpinions = (id: ItemId): Sql => sql`
  select expert, affiliation, opinion, text, given_on as "givenOn", recorded_by as "recordedBy"
    from campaign_opinion where item_id = ${id} order by given_on, expert`;

const selectTasks = (id: ItemId): Sql => sql`
  select kind, outcome, done_on as "doneOn", done_by as "doneBy", note from campaign_task where item_id = ${id}
   order by array_position(array['sign', 'map', 'address', 'publication'], kind)`;

const selectPromotional = (id: ItemId): Sql => sql`
  select m.name, e.evidence, e.seen_on as "seenOn"
    from campaign_item i join place_name m on m.place_id = i.place_id join promotional_name e on e.name_id = m.id
   where i.id = ${id} order by e.seen_on, m.name`;
