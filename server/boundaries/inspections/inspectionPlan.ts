import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import type { Download } from '../../platform/contract.ts';
import { type Db, json, many, run, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { LineLevel } from '../contract.ts';
import { fieldFault } from '../markers/fieldFault.ts';
import type { MarkerDeps } from '../markers/markerDeps.ts';
import { visibleLines } from '../visibleLines.ts';
import { calendarRows } from './inspectionCalendar.ts';
import type { CalendarRow, PlanDraft } from './inspectionContract.ts';
import { STATE_ZH } from './inspectionWords.ts';
import { spreadLines } from './spreadLines.ts';

const MOST_LINES = 500;
interface Which {
  level?: LineLevel | undefined;
}

const linesOf = (db: Db, actor: Actor, { level }: Which, today: string): Promise<CalendarRow[]> =>
  calendarRows(db, {
    today,
    which: sql`${visibleLines(actor)} ${level ? sql`and l.level = ${level}` : sql``}`,
    most: MOST_LINES,
  });

/** A year for each line without an inspection under way, spread over five; those planned keep theirs. Nothing is saved. */
export async function proposePlan(
  db: Db,
  actor: Actor,
  { firstYear = 0, ...which }: Which & { firstYear?: number | undefined },
  today: string,
) {
  const rows = await linesOf(db, actor, which, today);
  const start = firstYear || Number(today.slice(0, 4)) + 1;
  const free = rows.filter(({ open }) => open === null);
  const years = spreadLines(
    free.map(({ lineId, lengthMetres, nextDueOn }) => ({
      ...{ lineId, lengthMetres },
      dueYear: nextDueOn === null ? null : Number(nextDueOn.slice(0, 4)),
    })),
    start,
  );
  const items = free.map((row) => ({ row, year: years.get(row.lineId) ?? start, leadingSide: row.sideA.code }));
  return { firstYear: start, items };
}

const Found = z.object({ id: z.string(), sideA: z.string(), sideB: z.string(), state: z.string().nullable() });

/**
 * Saves a plan: a line without an open inspection gets one, a planned one moves to the year given. @throws Problem not-found,
 * invalid-input, wrong-state
 */
export function savePlan({ db, now }: Pick<MarkerDeps, 'db' | 'now'>, actor: Actor, { items }: PlanDraft) {
  return db.transaction(async (tx) => {
    const found = new Map((await many(tx, Found, selectPlanned(actor, items))).map((row) => [row.id, row]));
    for (const [i, { lineId, leadingSide }] of items.entries()) requirePlannable(found.get(lineId), leadingSide, i);
    const moved = await run(tx, updatePlanned(items, now()));
    const planned = await run(tx, insertPlanned(items, now()));
    const subject = { subjectKind: 'register', subjectId: 'joint-inspection-plan' };
    await record(tx, { actor, action: 'inspections.plan', ...subject, after: { items, planned, moved }, at: now() });
    return { planned, moved };
  });
}

function requirePlannable(line: z.infer<typeof Found> | undefined, leadingSide: string, i: number): void {
  if (!line) throw new Problem('not-found', 'No such boundary line', { detailZh: '没有这条界线。' });
  if (leadingSide !== line.sideA && leadingSide !== line.sideB)
    throw fieldFault(
      `/items/${i}/leadingSide`,
      'no-side',
      'The leading side is a side of the line',
      '牵头方须为界线的一方',
    );
  if (line.state !== null && line.state !== 'planned')
    throw new Problem('wrong-state', 'The inspection of this line has begun', {
      detailZh: '该界线的联检已经开始，不能改期。',
    });
}

const rowsOf = (items: PlanDraft['items']): Sql =>
  sql`jsonb_to_recordset(${json(items)}) as r ("lineId" uuid, year int, "leadingSide" text)`;

const selectPlanned = (actor: Actor, items: PlanDraft['items']): Sql => sql`
  select l.id, l.side_a as "sideA", l.side_b as "sideB", i.state
    from boundary_line l
    left join joint_inspection i on i.line_id = l.id and i.kind = 'regular' and i.state <> 'archived'
   where l.id = any(${items.map(({ lineId }) => lineId)}::uuid[]) and ${visibleLines(actor)}`;

const updatePlanned = (items: PlanDraft['items'], at: string): Sql => sql`
  update joint_inspection i
     set planned_year = r.year, leading_side = r."leadingSide", version = version + 1, updated_at = ${at}::timestamptz
    from ${rowsOf(items)}
   where i.line_id = r."lineId" and i.kind = 'regular' and i.state = 'planned'
     and (i.planned_year <> r.year or i.leading_side <> r."leadingSide")`;

const insertPlanned = (items: PlanDraft['items'], at: string): Sql => sql`
  insert into joint_inspection (province_code, line_id, kind, state, planned_year, leading_side, created_at, updated_at)
  select l.province_code, l.id, 'regular', 'planned', r.year, r."leadingSide", ${at}::timestamptz, ${at}::timestamptz
    from ${rowsOf(items)} join boundary_line l on l.id = r."lineId"
   where not exists (select 1 from joint_inspection i where i.line_id = l.id and i.kind = 'regular' and i.state <> 'archived')`;

const HEADER = ['年度', '界线', '级别', '长度（千米）', '上次联检完成', '应当完成', '状态', '进度'];
const LEVEL_ZH = { province: '省级', county: '县级', township: '乡级' } as const;
const LIGHT_ZH = {
  ...{ overdue: '已逾期', due_3: '3个月内到期', due_6: '6个月内到期', due_12: '12个月内到期', later: '未到期' },
  unknown: '无以往联检记录',
} as const;

/** 分年度联检计划表: each line under the year it is planned in, or none. */
export async function planXlsx(deps: MarkerDeps, actor: Actor, which: Which): Promise<Download> {
  const rows = await linesOf(deps.db, actor, which, deps.today());
  const byYear = rows.toSorted((a, b) => (a.open?.plannedYear ?? 9999) - (b.open?.plannedYear ?? 9999));
  const cells = byYear.map((row) => [
    ...[row.open?.plannedYear ?? '未计划', `${row.sideA.name}—${row.sideB.name}界线`, LEVEL_ZH[row.level]],
    ...[Math.round(row.lengthMetres) / 1000, row.lastCompletedOn, row.nextDueOn, LIGHT_ZH[row.light]],
    row.open ? STATE_ZH[row.open.state] : null,
  ]);
  const body = await deps.press.xlsx({ title: '联检计划', header: HEADER, rows: cells });
  return { body, fileName: `联合检查计划 ${deps.today()}.xlsx` };
}
