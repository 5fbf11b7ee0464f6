import { z } from 'zod';
import { type Db, many, type Sql, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import { DivisionEvent, type DivisionHistory } from './changeContract.ts';
import { Division } from './contract.ts';
import { DIVISION_COLUMNS } from './listDivisions.ts';

const Id = z.object({ id: z.uuid() });

/** One division through time, found by any code that it ever had. @throws Problem not-found */
export async function divisionHistory(db: Db, code: string): Promise<DivisionHistory> {
  const [found] = await many(db, Id, sql`select id from division where code = ${code} limit 1`);
  if (!found) throw new Problem('not-found', `No division ever had code ${code}`, { detailZh: '没有这个区划代码。' });
  const rows = await many(db, Division, selectRows(found.id));
  return { rows, codes: codePeriods(rows), events: await many(db, DivisionEvent, selectEvents(found.id)) };
}

/** The events that took effect after `from` and not after `to`. */
export const eventsBetween = (db: Db, { from, to }: { from: string; to: string }): Promise<DivisionEvent[]> =>
  many(
    db,
    DivisionEvent,
    sql`${EVENTS} where e.effective_on > ${from}::date and e.effective_on <= ${to}::date ${IN_ORDER}`,
  );

/** Rows, the latest first, as stretches of one code. */
function codePeriods(rows: readonly Pick<Division, 'code' | 'validFrom' | 'validTo'>[]): DivisionHistory['codes'] {
  const periods: DivisionHistory['codes'] = [];
  for (const { code, validFrom, validTo } of rows) {
    const later = periods.at(-1);
    if (later && later.code === code && later.from === validTo) later.from = validFrom;
    else periods.push({ code, from: validFrom, to: validTo });
  }
  return periods;
}

const selectRows = (id: string): Sql =>
  sql`select ${DIVISION_COLUMNS} from division where id = ${id} order by lower(valid) desc`;

const EVENTS: Sql = sql`
  select e.id, e.type, e.effective_on as "effectiveOn", e.title, e.document, e.approver, e.dossier_id as "dossierId",
         e.recorded_at as "recordedAt",
         (select jsonb_agg(jsonb_build_object('side', p.side, 'code', p.code, 'name', p.name, 'path', p.path,
                   'codeEffect', p.code_effect) order by p.side, p.code)
            from division_event_party p where p.event_id = e.id) as parties
    from division_event e`;
const IN_ORDER: Sql = sql`order by e.effective_on desc, e.recorded_at desc, e.id`;

const selectEvents = (id: string): Sql => sql`
  ${EVENTS} where exists (select 1 from division_event_party p where p.event_id = e.id and p.division_id = ${id}) ${IN_ORDER}`;
