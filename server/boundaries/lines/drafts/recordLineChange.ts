import { z } from 'zod';
import { type Db, one, run, sql } from '../../../platform/db/sql.ts';
import type { LineId } from '../../contract.ts';

interface Changed {
  lineId: LineId;
  title: string;
  /** The approval; null where only what was drawn moves, which is no change of divisions. */
  document: string | null;
  day: string;
  at: string;
  /** The divisions whose outline is another one. */
  codes: readonly string[];
  /** Who decided, where it was not the approver of the line: a settlement takes effect without one (BD art. 14). */
  approver?: string;
}

/**
 * A line that was changed by approval (DR arts. 7, 8; BR art. 9) is a change of its divisions too, with the same divisions before
 * and after: their codes are kept (DC art. 6).
 */
export async function recordLineChange(
  tx: Db,
  { lineId, title, document, day, at, codes, approver }: Changed,
): Promise<void> {
  if (document === null) return;
  const event = await one(
    tx,
    z.object({ id: z.uuid() }),
    sql`insert into division_event (type, effective_on, title, document, approver, recorded_at)
        select 'boundary', ${day}::date, ${title}, ${document},
               coalesce(${approver ?? null}::text, case p.organ when 'state_council' then '国务院'
                 else (select v.name || '人民政府' from division v where v.code = l.province_code order by lower(v.valid) desc limit 1) end),
               ${at}::timestamptz
          from boundary_line l join boundary_approver p on p.id = l.approver_id where l.id = ${lineId}
        returning id`,
  );
  await run(
    tx,
    sql`insert into division_event_party (event_id, side, division_id, code, name, path, code_effect)
        select ${event.id}, s.side, d.id, d.code, d.name, d.path, 'kept'
          from division d cross join (values ('predecessor'), ('successor')) as s (side)
         where d.code = any(${[...codes]}::text[]) and d.valid @> ${day}::date`,
  );
}
