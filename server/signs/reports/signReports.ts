import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { type Input, Instant, type Reply } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { dayInChina, dueDay } from '../orders/dueDay.ts';
import { workRules } from '../orders/workRules.ts';
import { ReportId, SignReportItem, type SignReportsApi } from './reportContract.ts';
import { PHOTOS_OF_REPORT } from './reportPhotos.ts';

type Query = Input<typeof SignReportsApi.reports>['query'];
const Key = z.tuple([Instant, z.uuid()]);
/** A report without its day. */
export const StoredReport = SignReportItem.omit({ dueOn: true, late: true });

/**
 * Problems that the public reported, without who reported them (TR art. 33): the latest first, or those that wait, the oldest
 * first. Reports on numbers that no register knows have no division: every office that handles reports sees them.
 */
export async function signReports(
  db: Db,
  actor: Pick<Actor, 'divisionCode'>,
  { query, today }: { query: Query; today: string },
): Promise<Reply<typeof SignReportsApi.reports>> {
  const key = query.cursor ? decodeCursor(Key, query.cursor) : undefined;
  const rows = await many(db, StoredReport, selectPage(query, visibleReports(actor), key));
  const { report_days: limit } = await workRules(db, actor.divisionCode, today);
  const items = rows.slice(0, query.limit).map((row) => ({ ...row, ...waitOf(row, limit, today) }));
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.at, last.id]) : null, total: null };
}

/** By which day a report is looked into, and whether that has passed. */
export function waitOf(
  { at, open }: Pick<SignReportItem, 'at' | 'open'>,
  limit: { amount: number; unit: string },
  today: string,
): Pick<SignReportItem, 'dueOn' | 'late'> {
  const dueOn = open ? dueDay(dayInChina(at), limit.amount, limit.unit) : null;
  return { dueOn, late: dueOn !== null && dueOn < today };
}

/** The one predicate of reading reports (aliases `r`, its sign `s`). */
const visibleReports = ({ divisionCode }: Pick<Actor, 'divisionCode'>): Sql =>
  sql`(s.id is null or starts_with(s.division_code, ${divisionPrefix(divisionCode)}))`;

export const REPORT_COLUMNS: Sql = sql`
  r.id, r.version, r.sign_id as "signId", coalesce(n.name, '') as name, s.id is not null as "isRegistered",
  s.division_code as "divisionCode", r.kind, r.text, r.at, r.open, r.outcome,
  ${PHOTOS_OF_REPORT} as photos`;
export const REPORT_TABLES: Sql = sql`
  sign_report r left join sign s on s.id = r.sign_id left join place_name n on n.id = s.name_id`;

function selectPage({ signId, waiting, limit }: Query, visible: Sql, key: z.infer<typeof Key> | undefined): Sql {
  const [than, order] = waiting ? [sql`>`, sql`r.at, r.id`] : [sql`<`, sql`r.at desc, r.id desc`];
  return sql`
    select ${REPORT_COLUMNS} from ${REPORT_TABLES}
     where ${visible}
       ${waiting ? sql`and r.open` : sql``}
       ${signId ? sql`and r.sign_id = ${signId}` : sql``}
       ${key ? sql`and (r.at, r.id) ${than} (${key[0]}::timestamptz, ${key[1]}::uuid)` : sql``}
     order by ${order}
     limit ${limit + 1}`;
}

const Params = z.object({ id: ReportId });
const Seen = z.object({ id: z.string() });

/** Jurisdiction rule `sign-report`. @throws Problem outside-jurisdiction */
export async function requireVisibleReport(db: Db, actor: Actor, { params }: { params: unknown }): Promise<void> {
  const { id } = Params.parse(params);
  const query = sql`select r.id from sign_report r left join sign s on s.id = r.sign_id where r.id = ${id} and ${visibleReports(actor)}`;
  if (!(await maybeOne(db, Seen, query)))
    throw new Problem('outside-jurisdiction', `No report ${id}`, { detailZh: '没有这条反馈。' });
}
