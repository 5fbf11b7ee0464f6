import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Input, Instant } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, maybeOne, one, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { pictureAlone } from '../../platform/withoutMetadata.ts';
import type { NamingDeps } from '../namingDeps.ts';
import { DutyRow, dutyStanding, selectDuty } from '../timeLimits/dutyLimit.ts';
import {
  ReportActBodies,
  type ReportActName,
  ReportDetail,
  type ReportId,
  ReportSummary,
  type ReportsApi,
} from './contract.ts';
import { mayAct, REPORT_RULE, ReportFacts, selectFacts } from './reportFacts.ts';

type Query = Input<typeof ReportsApi.list>['query'];
const Key = z.tuple([Instant, z.uuid()]);

/** Reports that the actor's office handles, the latest change first; nothing of who reported. */
export async function listReports(db: Db, actor: Actor, { state, limit, cursor }: Query, today: string) {
  const after = cursor ? decodeCursor(Key, cursor) : undefined;
  const rows = await many(
    db,
    ReportSummary.extend({ limit: DutyRow.nullable() }),
    sql`select ${SUMMARY} ${FROM}
         where r.office_org_id = ${actor.organisationId} ${state ? sql`and r.state = ${state}` : sql``}
           ${after ? sql`and (r.updated_at, r.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
         order by r.updated_at desc, r.id desc limit ${limit + 1}`,
  );
  const items = rows.slice(0, limit).map((row) => ({ ...row, limit: dutyStanding(row.limit, today) }));
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.updatedAt, last.id]) : null, total: null };
}

const Head = ReportDetail.omit({ steps: true, acts: true, mayReadReporter: true }).extend({
  limit: DutyRow.nullable(),
});
const isAct = (name: string): name is ReportActName => name in ReportActBodies;

/** One report with its log and the acts that are this person's now. */
export async function reportDetail(db: Db, actor: Actor, id: ReportId, today: string): Promise<ReportDetail> {
  const found = await one(db, ReportFacts, selectFacts(id));
  const head = await one(db, Head, selectHead(id));
  return {
    ...head,
    limit: dutyStanding(head.limit, today),
    mayReadReporter: head.isSigned && found.handlerId === actor.id && found.reporterFor === actor.id,
    steps: await many(db, ReportDetail.shape.steps.element, selectSteps(id)),
    acts: Object.keys(ReportActBodies)
      .filter(isAct)
      .filter((act) => mayAct(act, found, actor)),
  };
}

const Photo = z.object({ mediaType: z.string(), sha256: z.string() });

/** The photo of a report; of one that was kept as it was sent, too, the picture alone goes out. @throws Problem not-found */
export async function reportPhoto({ db, files }: Pick<NamingDeps, 'db' | 'files'>, id: ReportId) {
  const photo = await maybeOne(
    db,
    Photo,
    sql`select f.media_type as "mediaType", f.sha256
          from violation_report r join stored_file f on f.sha256 = r.photo_sha256 where r.id = ${id}`,
  );
  if (!photo) throw new Problem('not-found', 'This report has no photo', { detailZh: '这条举报没有照片。' });
  return { mediaType: photo.mediaType, body: await pictureAlone(await files.get(photo.sha256)) };
}

const selectLimit: Sql = sql`case when r.state in ('submitted', 'accepted', 'checked') then
  ${selectDuty({ rule: REPORT_RULE, division: sql`r.division_code`, from: sql`r.limit_from`, due: sql`r.due_on` })} end`;

const SUMMARY = sql`
  r.id, r.report_no as "reportNo", r.kind, l.act_zh as "kindZh", l.act_en as "kindEn",
  coalesce(d.name, r.division_code) as "divisionName", r.place, r.state, a.display_name as handler,
  r.photo_sha256 is not null as "hasPhoto", ${selectLimit} as "limit", r.submitted_at as "submittedAt", r.updated_at as "updatedAt"`;

const FROM = sql`
  from violation_report r
  left join division d on d.code = r.division_code and upper_inf(d.valid)
  left join account a on a.id = r.handler_id
  left join lateral (select act_zh, act_en from liability_rule where code = r.kind
                      order by upper_inf(valid) desc limit 1) l on true`;

const selectHead = (id: ReportId): Sql => sql`
  select ${SUMMARY}, r.version, r.text, r.founded, r.finding, r.answer,
         case when m.id is null then null else jsonb_build_object('id', m.id, 'matterNo', m.matter_no) end as matter,
         exists (select 1 from violation_reporter w where w.report_id = r.id) as "isSigned"
    ${FROM} left join supervision_matter m on m.id = r.matter_id
   where r.id = ${id}`;

const selectSteps = (id: ReportId): Sql => sql`
  select id, act, to_state as "to", actor, at, text from violation_report_step where report_id = ${id} order by seq`;
