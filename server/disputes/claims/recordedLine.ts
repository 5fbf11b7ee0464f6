import { z } from 'zod';
import { chinaDay } from '../../naming/deadline.ts';
import type { Reply } from '../../platform/contract.ts';
import { type Db, json, one, type Sql, sql } from '../../platform/db/sql.ts';
import type { DisputeId } from '../contract.ts';
import type { ClaimsApi } from './claimContract.ts';
import { claimThresholds } from './claimThresholds.ts';
import { dividingLines } from './dividingLines.ts';

const Sides = z.object({ sideA: z.string(), sideB: z.string(), withheld: z.boolean() });
const Box = z.object({ box: z.tuple([z.number(), z.number(), z.number(), z.number()]) });

/**
 * The line on record between the sides of a dispute, by their outlines of the day: where claims begin and end. Where the line is
 * restricted it is told to nobody here (BR art. 14; `visibleLines`).
 */
export async function recordedLine(db: Db, id: DisputeId, now: string): Promise<Reply<typeof ClaimsApi.recordedLine>> {
  const { sideA, sideB, withheld } = await one(db, Sides, selectSides(id));
  if (withheld) return { line: null, status: 'withheld', bounds: null };
  const { facing_metres: facing } = await claimThresholds(db);
  const lines = await dividingLines(db, { sides: [sideA, sideB], day: chinaDay(now) }, facing);
  if (!lines) return { line: null, status: 'none', bounds: null };
  const line = { type: 'MultiLineString' as const, coordinates: lines.recorded.map((part) => [...part]) };
  const { box } = await one(db, Box, selectBox(line));
  return { line, status: lines.status, bounds: box };
}

/** Whether the line on record of dispute `d` is restricted. Townships of two counties lie on the county line: its secrecy is theirs. */
export const lineWithheld: Sql = sql`exists (
  select 1 from boundary_line l where l.secrecy = 'restricted' and upper_inf(l.valid)
     and (starts_with(d.side_a, l.side_a) and starts_with(d.side_b, l.side_b)
       or starts_with(d.side_a, l.side_b) and starts_with(d.side_b, l.side_a)))`;

const selectSides = (id: DisputeId): Sql => sql`
  select d.side_a as "sideA", d.side_b as "sideB", ${lineWithheld} as withheld from dispute d where d.id = ${id}`;

const selectBox = (line: unknown): Sql => sql`
  select jsonb_build_array(st_xmin(g), st_ymin(g), st_xmax(g), st_ymax(g)) as box from (select st_geomfromgeojson(${json(line)}) as g) s`;
