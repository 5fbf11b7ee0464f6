import { z } from 'zod';
import { type Db, many, sql } from '../../../platform/db/sql.ts';
import type { LineId } from '../../contract.ts';
import { lineFacts } from '../lockLine.ts';
import type { LineSurroundings } from './draftContract.ts';
import { editTolerances } from './judgeEdits.ts';
import { arcLevelOf, levelArcs } from './levelArcs.ts';

/** What the editor shows of a line and around it; courses of restricted lines are left out. */
export async function surroundings(db: Db, id: LineId, day: string): Promise<LineSurroundings> {
  const line = await lineFacts(db, id);
  const level = arcLevelOf(line.level);
  const arcs = (await levelArcs(db, id, level)).filter(({ isRestricted }) => !isRestricted);
  const finer = level === 'county' ? await levelArcs(db, id, 'township') : [];
  const codes = [...new Set(arcs.flatMap(({ left, right }) => (right === null ? [left] : [left, right])))];
  const names = await many(
    db,
    z.object({ code: z.string(), name: z.string() }),
    sql`select distinct on (code) code, name from division where code = any(${codes}::text[]) order by code, lower(valid) desc`,
  );
  // A single marker stands on its line (twins and triples beside it): the line runs through it.
  const markers = await many(
    db,
    z.object({ at: z.tuple([z.number(), z.number()]) }),
    sql`select jsonb_build_array(st_x(m.geom), st_y(m.geom)) as at
          from boundary_marker m join boundary_marker_line n on n.marker_id = m.id
         where n.line_id = ${id} and m.kind = 'single' and m.status <> 'scrapped' and m.secrecy <> 'restricted' order by m.id`,
  );
  return {
    arcs,
    // Townships of two counties lie on the county line itself.
    context: [
      ...finer
        .filter(({ left, right, isRestricted }) => !isRestricted && left.slice(0, 6) === right?.slice(0, 6))
        .map(({ coordinates }) => coordinates),
      ...markers.map(({ at }) => [at]),
    ],
    names: Object.fromEntries(names.map(({ code, name }) => [code, name])),
    ...(await editTolerances(db, day)),
  };
}
