import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import type { Input, Reply } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import { monthsAfter } from '../../platform/monthsAfter.ts';
import { side } from '../markers/markerRow.ts';
import { visibleLines } from '../visibleLines.ts';
import { CalendarRow } from './inspectionContract.ts';
import { cycleInForce } from './inspectionRules.ts';
import type { InspectionsApi } from './inspectionsApiContract.ts';
import { lightOf } from './lightOf.ts';

type Query = Input<typeof InspectionsApi.inspectionCalendar>['query'];
const Key = z.tuple([z.string().max(40)]);
const Stored = CalendarRow.omit({ nextDueOn: true, light: true });

/** The lines in force that the reader sees, each with when it was and is due; keyset paging by code. */
export async function inspectionCalendar(
  db: Db,
  actor: Actor,
  query: Query,
  today: string,
): Promise<Reply<typeof InspectionsApi.inspectionCalendar>> {
  const after = query.cursor ? decodeCursor(Key, query.cursor)[0] : '';
  const rows = await calendarRows(db, {
    today,
    which: sql`${visibleLines(actor)} and l.code > ${after} ${query.level ? sql`and l.level = ${query.level}` : sql``}`,
    most: query.limit + 1,
  });
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.code]) : null, total: null };
}

/** Calendar rows of lines (alias `l`), by code. */
export async function calendarRows(
  db: Db,
  { today, which, most }: { today: string; which: Sql; most: number },
): Promise<CalendarRow[]> {
  const { cycle, warnings } = await cycleInForce(db, today);
  const rows = await many(db, Stored, selectRows(which, most));
  return rows.map((row) => {
    const nextDueOn = row.lastCompletedOn === null ? null : monthsAfter(row.lastCompletedOn, cycle);
    return { ...row, nextDueOn, light: lightOf(nextDueOn, today, warnings) };
  });
}

// A special inspection covers a section: it does not begin the cycle of the line anew.
const selectRows = (which: Sql, most: number): Sql => sql`
  select l.id as "lineId", l.code, l.level, ${side(sql`l.side_a`)} as "sideA", ${side(sql`l.side_b`)} as "sideB",
         coalesce((select sum(st_length(c.geom::geography)) from boundary_line_arc m join boundary_arc c on c.id = m.arc_id
           where m.line_id = l.id), 0) as "lengthMetres",
         (select max(i.completed_on) from joint_inspection i where i.line_id = l.id and i.kind <> 'special') as "lastCompletedOn",
         (select jsonb_build_object('id', i.id, 'version', i.version, 'state', i.state, 'plannedYear', i.planned_year)
            from joint_inspection i where i.line_id = l.id and i.kind = 'regular' and i.state <> 'archived') as open
    from boundary_line l
   where ${which}
   order by l.code
   limit ${most}`;
