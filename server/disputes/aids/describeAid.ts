import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Db, one, type Sql, sql } from '../../platform/db/sql.ts';
import { countsIn } from '../claims/disputeContents.ts';
import { ContestedArea } from '../contract.ts';
import { AID_NOTE, AID_NOTE_ZH, Aid, type AidKind } from './aidContract.ts';
import type { DrawnAid } from './drawAid.ts';

const Area = z.object({ geometry: ContestedArea.nullable(), squareMetres: z.number() });
const Measured = z.object({ line: Aid.shape.line, lengthMetres: z.number(), a: Area, b: Area, undivided: z.number() });

/** An aid with its length, what each side would get, and what lies there that the reader may see; geodesic. */
export async function describeAid(db: Db, actor: Actor, kind: AidKind, drawn: DrawnAid): Promise<Aid> {
  const { line, lengthMetres, a, b, undivided } = await one(db, Measured, measure(drawn));
  const countsA = await countsIn(db, actor, sql`${drawn.a}::geometry`);
  const countsB = await countsIn(db, actor, sql`${drawn.b}::geometry`);
  return {
    ...{ kind, note: AID_NOTE, noteZh: AID_NOTE_ZH, round: drawn.round, line, lengthMetres, place: drawn.place },
    sideA: { ...a, counts: countsA },
    sideB: { ...b, counts: countsB },
    undividedSquareMetres: undivided,
  };
}

const area = (hex: string): Sql => sql`(
  select jsonb_build_object('geometry', case when not st_isempty(g) then st_asgeojson(g, 9, 0)::jsonb end, 'squareMetres', st_area(g::geography))
    from (select ${hex}::geometry as g) s)`;

const measure = ({ line, a, b, undivided }: DrawnAid): Sql => sql`
  select st_asgeojson(${line}::geometry, 9, 0)::jsonb as line, st_length((${line}::geometry)::geography) as "lengthMetres",
         ${area(a)} as a, ${area(b)} as b, st_area((${undivided}::geometry)::geography) as undivided`;
