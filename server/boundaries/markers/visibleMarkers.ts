import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { type Db, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { LineId } from '../contract.ts';
import { alongDivision, visibleLines } from '../visibleLines.ts';
import { MarkerId } from './markerContract.ts';

/**
 * Lines (alias `l`) whose markers, inspections and incidents a reader sees: as `visibleLines`, but of ended lines too, because
 * their stones stand on and their files are kept. A line that ended has no arcs: then its two sides decide.
 */
export function linesOfRecord(actor: Pick<Actor, 'divisionCode'>): Sql {
  return sql`l.secrecy <> 'restricted' and ${besideDivision(actor.divisionCode)}`;
}

/** Lines (alias `l`) along a division or with a side in it. */
export function besideDivision(code: string): Sql {
  const prefix = `${divisionPrefix(code)}%`;
  return sql`(l.side_a like ${prefix} or l.side_b like ${prefix} or ${alongDivision(code)})`;
}

/** The one predicate of reading markers (aliases `m`, its line `l`): list, single one and exports carry the same text. */
export const visibleMarkers = (actor: Pick<Actor, 'divisionCode'>): Sql =>
  sql`m.secrecy <> 'restricted' and ${linesOfRecord(actor)}`;

const Seen = z.object({ id: z.string() });
const Params = z.object({ id: MarkerId });

/** Jurisdiction rule `boundary-marker`. @throws Problem outside-jurisdiction */
export async function requireVisibleMarker(db: Db, actor: Actor, { params }: { params: unknown }): Promise<void> {
  const { id } = Params.parse(params);
  const visible = sql`select m.id from boundary_marker m join boundary_line l on l.id = m.line_id
    where m.id = ${id} and ${visibleMarkers(actor)}`;
  if (!(await maybeOne(db, Seen, visible))) throw outside(`No marker ${id}`);
}

const LineOf = z.object({ lineId: LineId });

/** Jurisdiction rule `body-boundary-line`: a line in force that the reader sees. @throws Problem outside-jurisdiction */
export async function requireVisibleLineOf(db: Db, actor: Actor, { body }: { body: unknown }): Promise<void> {
  const { lineId } = LineOf.parse(body);
  const visible = sql`select l.id from boundary_line l where l.id = ${lineId} and ${visibleLines(actor)}`;
  if (!(await maybeOne(db, Seen, visible))) throw outside(`No boundary line ${lineId}`);
}

const outside = (message: string): Problem =>
  new Problem('outside-jurisdiction', message, { detailZh: '没有这条记录。' });
