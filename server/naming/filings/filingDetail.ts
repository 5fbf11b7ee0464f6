import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { classesOf } from '../../detection/classesOf.ts';
import { Finding } from '../../detection/contract.ts';
import { codeList } from '../../gazetteer/codeList.ts';
import { Day } from '../../platform/contract.ts';
import { type Db, many, one, type Sql, sql } from '../../platform/db/sql.ts';
import { clockLight } from '../clockLight.ts';
import { chinaDay } from '../deadline.ts';
import { announcementTerms, filingTerms } from '../lightTerms.ts';
import type { NamingDeps } from '../namingDeps.ts';
import { ChaseRecord } from './chaseContract.ts';
import { chaseColumns, chasesOf } from './chaseFiling.ts';
import { checkFiling } from './checkFiling.ts';
import { FilingDetail, FilingFile, type FilingId, FilingStep } from './filingContract.ts';
import { type FilingFacts, filingFacts } from './filingFacts.ts';
import { filingActsOf, mayEditFiling } from './filingGuards.ts';
import { selectFilingFiles } from './selectFilingFiles.ts';

const Terms = z.object({ unit: z.enum(['working_day', 'day']), yellowLeft: z.number(), redLeft: z.number() });

const Row = FilingDetail.pick({
  ...{
    id: true,
    version: true,
    filingNo: true,
    state: true,
    channel: true,
    approverKind: true,
    approverDivision: true,
  },
  ...{ approverDivisionName: true, approver: true, filer: true, receiver: true, announcer: true, category: true },
  ...{ documentNo: true, approvedOn: true, note: true, knownFrom: true, filedOn: true, routeArticle: true },
  ...{ routeArticleEn: true, lateStep: true, acceptedOn: true, receiptNo: true, updatedAt: true },
}).extend({
  dueLength: z.number(),
  dueUnit: z.enum(['working_day', 'day']),
  dueOn: Day,
  dueArticle: z.string(),
  dueArticleEn: z.string(),
  dueVerified: z.boolean(),
  dueTerms: Terms,
  announceTerms: Terms,
  announceDueOn: Day.nullable(),
  announceArticle: z.string().nullable(),
  announceArticleEn: z.string().nullable(),
  announcementNo: z.string().nullable(),
  announcedOn: Day.nullable(),
  channels: z.string().array().nullable(),
  defects: FilingDetail.shape.defects.nullable(),
});
type Row = z.infer<typeof Row>;

const NameRow = FilingDetail.shape.names.element.omit({ classes: true, findings: true }).extend({
  findings: Finding.array().nullable(),
});

/** One filing with everything in it, and what this office may do with it now. */
export async function filingDetail({ db, now }: NamingDeps, actor: Actor, id: FilingId): Promise<FilingDetail> {
  const today = chinaDay(now());
  const found = await filingFacts(db, id);
  const row = await one(db, Row, selectFiling(id));
  const names = await many(db, NameRow, selectNames(id));
  return {
    ...row,
    ...clocksOf(row, found, today),
    names: names.map(({ findings, ...name }) => ({
      ...name,
      findings: findings ?? [],
      classes: classesOf(findings ?? []),
    })),
    files: await many(db, FilingFile, sql`${selectFilingFiles(id)} order by a.uploaded_at, a.id`),
    checks: checkFiling({ ...found, missing: await missingOf(db, found, today) }),
    defects: row.defects ?? [],
    announcement:
      row.announcementNo === null || row.announcedOn === null
        ? null
        : { announcementNo: row.announcementNo, announcedOn: row.announcedOn, channels: row.channels ?? [] },
    chases: await many(
      db,
      ChaseRecord,
      sql`select ${chaseColumns} from filing_chase where filing_id = ${id} order by seq`,
    ),
    steps: await many(db, FilingStep, selectSteps(id)),
    mayEdit: mayEditFiling(found, actor),
    ...filingActsOf(found, actor),
    mayChase: mayChase(found, actor, today),
  };
}

function clocksOf(
  row: Row,
  found: FilingFacts,
  today: string,
): Pick<FilingDetail, 'clock' | 'announceClock' | 'daysLate'> {
  const isOpen = found.state === 'draft' || found.state === 'awaited' || found.state === 'returned';
  const stoppedOn = isOpen ? null : row.filedOn;
  const light = clockLight(
    { ...row.dueTerms, unit: row.dueUnit, dueOn: row.dueOn, stoppedOn, pausedFrom: null },
    today,
  );
  const announceLight = (dueOn: string) =>
    clockLight({ ...row.announceTerms, dueOn, stoppedOn: row.announcedOn, pausedFrom: null }, today);
  return {
    clock: {
      ...{ length: row.dueLength, unit: row.dueUnit, dueOn: row.dueOn, light },
      ...{ article: row.dueArticle, articleEn: row.dueArticleEn, verified: row.dueVerified },
    },
    announceClock:
      row.announceDueOn === null
        ? null
        : {
            dueOn: row.announceDueOn,
            light: announceLight(row.announceDueOn),
            article: row.announceArticle ?? '',
            articleEn: row.announceArticleEn ?? '',
          },
    daysLate: Math.max(0, (Date.parse(stoppedOn ?? today) - Date.parse(row.dueOn)) / 86_400_000),
  };
}

async function missingOf(db: Db, { missingMaterials, approverDivision }: FilingFacts, today: string) {
  const list = await codeList(db, { kind: 'filing-materials', day: today, division: approverDivision });
  return list
    .filter(({ code }) => missingMaterials.includes(code))
    .map(({ labelZh, labelEn }) => ({ zh: labelZh, en: labelEn }));
}

function mayChase(found: FilingFacts, actor: Actor, today: string): FilingDetail['mayChase'] {
  const isReceiver = found.receiverOrgId === actor.organisationId && actor.permissions.has('naming.receive-filing');
  const isOpen = found.state === 'awaited' || found.state === 'returned';
  return isReceiver ? chasesOf({ ...found, isOpen }, today) : [];
}

const termsOf = (row: Sql): Sql => sql`
  jsonb_build_object('unit', ${row}.unit, 'yellowLeft', ${row}.yellow_left, 'redLeft', ${row}.red_left)`;

const selectFiling = (id: FilingId): Sql => sql`
  select f.id, f.version, f.filing_no as "filingNo", f.state, f.channel, f.approver_kind as "approverKind",
         f.approver_division as "approverDivision", coalesce(v.path, f.approver_division) as "approverDivisionName",
         f.approver, f.filer, o.name as receiver, a.name as announcer, f.category, f.document_no as "documentNo",
         f.approved_on as "approvedOn", f.note, f.known_from as "knownFrom", f.filed_on as "filedOn",
         f.route_article as "routeArticle", f.route_article_en as "routeArticleEn", f.late_step as "lateStep",
         f.due_length as "dueLength", f.due_unit as "dueUnit", f.due_on as "dueOn", f.due_article as "dueArticle",
         f.due_article_en as "dueArticleEn", f.due_verified as "dueVerified", f.accepted_on as "acceptedOn",
         f.receipt_no as "receiptNo", f.announce_due_on as "announceDueOn", f.announce_article as "announceArticle",
         f.announce_article_en as "announceArticleEn", f.announcement_no as "announcementNo",
         f.announced_on as "announcedOn", f.channels, f.defects, f.updated_at as "updatedAt",
         ${termsOf(sql`t`)} as "dueTerms", ${termsOf(sql`u`)} as "announceTerms"
    from inbound_filing f
    join lateral (${filingTerms}) t on true
    join lateral (${announcementTerms}) u on true
    join organisation o on o.id = f.receiver_org_id
    left join organisation a on a.id = f.announcer_org_id
    left join division v on v.code = f.approver_division and upper_inf(v.valid)
   where f.id = ${id}`;

const selectNames = (id: FilingId): Sql => sql`
  select n.id, n.name, n.roman_tone as "romanTone", n.division_code as "divisionCode",
         coalesce(v.path, n.division_code) as "divisionName", n.location, n.meaning,
         st_asgeojson(n.geom, 9, 0)::jsonb as geometry, n.level, n.findings, n.rule_set_version as "ruleSetVersion",
         n.place_id as "placeId"
    from inbound_filing_name n left join division v on v.code = n.division_code and upper_inf(v.valid)
   where n.filing_id = ${id} order by n.position`;

const selectSteps = (id: FilingId): Sql => sql`
  select id, act, from_state as "from", to_state as "to", actor, organisation, at, document, text
    from inbound_filing_step where filing_id = ${id} order by seq`;
