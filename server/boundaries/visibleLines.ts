import { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { divisionPrefix } from '../accounts/divisionPrefix.ts';
import { type Db, maybeOne, type Sql, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import { LineId } from './contract.ts';

/**
 * The one predicate of reading lines (alias `l`): those in force along the divisions of the reader's office, but for the
 * restricted ones, which nobody reads here. The list and the single line carry the same text.
 */
export const visibleLines = (actor: Pick<Actor, 'divisionCode'>): Sql =>
  sql`l.secrecy <> 'restricted' and upper_inf(l.valid) and ${alongDivision(actor.divisionCode)}`;

/** Lines (alias `l`) of which some stretch has the division, or one inside it, on either side. */
export function alongDivision(code: string): Sql {
  const prefix = `${divisionPrefix(code)}%`;
  return sql`exists (select 1 from boundary_line_arc v join boundary_arc w on w.id = v.arc_id
    where v.line_id = l.id and (w.left_code like ${prefix} or w.right_code like ${prefix}))`;
}

/**
 * Lines (alias `l`) that the reader sees or, where they ended, saw: an ended line has no arcs, so the divisions along its last
 * course decide.
 */
export const recordedLines = (actor: Pick<Actor, 'divisionCode'>): Sql => sql`l.secrecy <> 'restricted' and case
  when upper_inf(l.valid) then ${alongDivision(actor.divisionCode)}
  else exists (select 1 from (${lastVersion(sql`v.codes`)}) e where ${codesWithin(sql`e.codes`, actor.divisionCode)}) end`;

/** Of the last course of line `l` that was ever in force. */
export const lastVersion = (columns: Sql): Sql => sql`
  select ${columns} from boundary_line_version v where v.line_id = l.id and not isempty(v.valid) order by v.number desc limit 1`;

/** Whether one of some codes is the division or lies inside it. */
export const codesWithin = (codes: Sql, division: string): Sql =>
  sql`exists (select 1 from unnest(${codes}) as c (code) where c.code like ${`${divisionPrefix(division)}%`})`;

const Seen = z.object({ id: z.string() });
const LineParams = z.object({ id: LineId });

/** Jurisdiction rule `boundary-line`. @throws Problem outside-jurisdiction */
export async function requireVisibleLine(db: Db, actor: Actor, { params }: { params: unknown }): Promise<void> {
  const { id } = LineParams.parse(params);
  const visible = sql`select l.id from boundary_line l where l.id = ${id} and ${visibleLines(actor)}`;
  if (!(await maybeOne(db, Seen, visible))) throw outside(id);
}

/** Jurisdiction rule `boundary-line-record`: reading, of ended lines too. @throws Problem outside-jurisdiction */
export async function requireRecordedLine(db: Db, actor: Actor, { params }: { params: unknown }): Promise<void> {
  const { id } = LineParams.parse(params);
  const recorded = sql`select l.id from boundary_line l where l.id = ${id} and ${recordedLines(actor)}`;
  if (!(await maybeOne(db, Seen, recorded))) throw outside(id);
}

const outside = (id: LineId): Problem =>
  new Problem('outside-jurisdiction', `No boundary line ${id}`, { detailZh: '没有这条界线。' });
