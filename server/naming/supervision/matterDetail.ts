import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Db, many, one, type Sql, sql } from '../../platform/db/sql.ts';
import { clockLight } from '../clockLight.ts';
import { chinaDay } from '../deadline.ts';
import { measureTerms, penaltyTerms } from '../lightTerms.ts';
import { MatterDetail, type MatterId, Measure, Penalty } from './matterContract.ts';
import { allowsMeasure, matterFacts, openActs } from './matterFacts.ts';
import type { SupervisionDeps } from './supervisionDeps.ts';
import { liabilityRule, supervisionLaw } from './supervisionLaw.ts';

const Head = MatterDetail.pick({
  ...{ id: true, version: true, matterNo: true, state: true, subjectName: true, subjectKind: true, divisionName: true },
  ...{ office: true, foundOn: true, facts: true, place: true, usedName: true, campaign: true, reported: true },
  ...{ outcome: true, referredTo: true, openedBy: true, openedAt: true },
});

/** One matter with measures, penalty cases and log, and exactly the acts that law and state leave to this person. */
export async function matterDetail({ db, now }: SupervisionDeps, actor: Actor, id: MatterId): Promise<MatterDetail> {
  const today = chinaDay(now());
  const found = await matterFacts(db, id);
  const where = { day: found.foundOn, division: found.divisionCode };
  const rule = await liabilityRule(db, found.liability, where);
  const mine = found.officeOrgId === actor.organisationId && actor.permissions.has('supervision.manage');
  const { measures: measureRules, limits } = await supervisionLaw(db, { ...where, day: today });
  return {
    ...(await one(db, Head, selectHead(id))),
    liability: rule,
    limits,
    measures: await readMeasures(db, id, today),
    penalties: await readPenalties(db, id, today),
    steps: await many(db, MatterDetail.shape.steps.element, selectSteps(id)),
    acts: mine ? openActs(found, rule) : [],
    measureKinds:
      mine && found.state === 'open'
        ? measureRules.filter((m) => allowsMeasure(m, { rule, organ: actor.organKind, found })).map(({ code }) => code)
        : [],
  };
}

/** Units left at which the light turns, by the law's row. */
const Terms = { unit: z.enum(['working_day', 'day']), yellowLeft: z.number(), redLeft: z.number() };
const TERMS: Sql = sql`t.unit, t.yellow_left as "yellowLeft", t.red_left as "redLeft"`;

async function readMeasures(db: Db, id: MatterId, today: string): Promise<Measure[]> {
  const rows = await many(db, Measure.omit({ light: true }).extend(Terms), selectMeasures(id));
  return rows.map(({ unit, yellowLeft, redLeft, ...row }) => ({
    ...row,
    light:
      row.dueOn === null
        ? null
        : clockLight(
            { unit, yellowLeft, redLeft, dueOn: row.dueOn, stoppedOn: stoppedOn(row), pausedFrom: null },
            today,
          ),
  }));
}

// An order that was not obeyed stays late, whenever somebody looked.
const stoppedOn = ({ outcome, checkedOn }: Pick<Measure, 'outcome' | 'checkedOn'>): string | null =>
  outcome === null ? null : checkedOn;

async function readPenalties(db: Db, id: MatterId, today: string): Promise<Penalty[]> {
  const rows = await many(db, Penalty.omit({ light: true }).extend(Terms), selectPenalties(id));
  return rows.map(({ unit, yellowLeft, redLeft, ...row }) => ({
    ...row,
    light: clockLight(
      { unit, yellowLeft, redLeft, dueOn: row.decideBy, stoppedOn: row.decidedOn, pausedFrom: null },
      today,
    ),
  }));
}

const selectHead = (id: MatterId): Sql => sql`
  select m.id, m.version, m.matter_no as "matterNo", m.state, m.subject_name as "subjectName", m.subject_kind as "subjectKind",
         coalesce(d.path, m.division_code) as "divisionName", o.name as office, m.found_on as "foundOn", m.facts,
         case when p.id is null then null else jsonb_build_object('id', p.id, 'name',
           (select name from place_name n where n.place_id = p.id and n.kind = 'standard' and n.status = 'standard' limit 1)) end as place,
         case when u.name_id is null then null else jsonb_build_object('name', un.name, 'evidence', u.evidence) end as "usedName",
         case when g.id is null then null else jsonb_build_object('id', g.id, 'title', g.title) end as campaign,
         exists (select 1 from violation_report r where r.matter_id = m.id) as reported, m.outcome,
         m.referred_to as "referredTo", m.opened_by as "openedBy", m.opened_at as "openedAt"
    from supervision_matter m
    join organisation o on o.id = m.office_org_id
    left join division d on d.code = m.division_code and upper_inf(d.valid)
    left join promotional_name u on u.name_id = m.used_name_id
    left join place_name un on un.id = u.name_id
    left join place p on p.id = coalesce(m.place_id, un.place_id)
    left join campaign_item i on i.id = m.campaign_item_id
    left join campaign g on g.id = i.campaign_id
   where m.id = ${id}`;

const selectMeasures = (id: MatterId): Sql => sql`
  select s.id, s.kind, r.label_zh as "labelZh", r.label_en as "labelEn", s.document_no as "documentNo", s.on_day as "onDay",
         s.due_on as "dueOn", s.text, s.attendees, s.article_zh as "articleZh", s.article_en as "articleEn", s.outcome,
         s.checked_on as "checkedOn", s.check_note as "checkNote", s.recorded_by as "recordedBy", ${TERMS}
    from supervision_measure s
    join supervision_matter m on m.id = s.matter_id
    join measure_rule r on r.code = s.kind
    join lateral (${measureTerms}) t on true
   where s.matter_id = ${id} order by s.seq`;

const selectPenalties = (id: MatterId): Sql => sql`
  select id, person, capacity, act_ended_on as "actEndedOn", opened_on as "openedOn", decide_by as "decideBy",
         limitation_on as "limitationOn", fine_min as "fineMin", fine_max as "fineMax", informed_on as "informedOn", outcome,
         amount, decided_on as "decidedOn", decided_by as "decidedBy", document_no as "documentNo", note, ${TERMS}
    from supervision_penalty s join lateral (${penaltyTerms}) t on true
   where matter_id = ${id} order by seq`;

const selectSteps = (id: MatterId): Sql => sql`
  select id, act, actor, organisation, at, text, document from supervision_step where matter_id = ${id} order by seq`;
