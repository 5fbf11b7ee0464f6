import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { PlaceId } from '../../gazetteer/contract.ts';
import { requireShape } from '../../gazetteer/requireShape.ts';
import { fieldProblem } from '../../naming/fieldProblem.ts';
import { type Db, maybeOne, one, type Sql, sql } from '../../platform/db/sql.ts';
import { groundOf } from '../claims/claimedGround.ts';
import { lineShape } from '../claims/judgeClaimLine.ts';
import type { DisputeId } from '../contract.ts';
import type { AidRequest } from './aidContract.ts';
import { clippedLine, equalAreaLine, middleLine } from './aidLine.ts';
import { type ContestedPart, contestedParts } from './contestedParts.ts';
import { type Divided, dividePart } from './dividePart.ts';

/** An aid as it is drawn. Geometries are hexadecimal EWKB, EPSG:4490. */
export interface DrawnAid {
  round: number;
  claimA: string;
  claimB: string;
  place: { id: PlaceId; name: string } | null;
  line: string;
  a: string;
  b: string;
  undivided: string;
}

const Joined = z.object({ line: z.string(), a: z.string(), b: z.string(), undivided: z.string() });

/**
 * Draws an aid through every part of the contested area, and says what each side would get of it.
 * @throws Problem invalid-input where nothing is contested, or the feature is none or does not run through it
 */
export async function drawAid(db: Db, actor: Actor, id: DisputeId, request: AidRequest): Promise<DrawnAid> {
  const { parts, noise, ...round } = await contestedParts(db, id);
  const feature = await featureOf(db, actor, request);
  const drawn: (Divided & { line: string })[] = [];
  for (const part of parts) {
    const line = await lineOf(db, part, request.kind, feature?.line);
    drawn.push({ line, ...(await dividePart(db, part, line)) });
  }
  const joined = await one(db, Joined, join(drawn, noise));
  if (joined.line.length <= EMPTY_LENGTH) throw nothingThere(request.kind);
  return { ...round, ...joined, place: feature?.place ?? null };
}

// An empty MultiLineString in hexadecimal EWKB.
const EMPTY_LENGTH = 26;

const nothingThere = (kind: string) =>
  fieldProblem(
    kind === 'feature' ? '/line' : '/kind',
    'not-inside',
    'The line does not run through the contested area',
    kind === 'feature' ? '该线不经过争议区域' : '在争议区域内画不出这条线',
  );

function lineOf(db: Db, part: ContestedPart, kind: AidRequest['kind'], feature: Sql | undefined): Promise<string> {
  if (kind === 'middle') return middleLine(db, part);
  if (kind === 'equal_area' || !feature) return equalAreaLine(db, part);
  return clippedLine(db, part, feature);
}

interface Feature {
  line: Sql;
  place: DrawnAid['place'];
}

async function featureOf(db: Db, actor: Actor, { kind, line, placeId }: AidRequest): Promise<Feature | undefined> {
  if (kind !== 'feature') return undefined;
  if (line) {
    requireShape(line, '/line');
    return { line: lineShape(line), place: null };
  }
  const found = placeId && (await maybeOne(db, Place, selectPlace(placeId, actor)));
  if (!found)
    throw fieldProblem(
      placeId ? '/placeId' : '/line',
      'no-feature',
      'Draw or upload a line, or choose a place of the register that is a line',
      '请绘制或上传一条线，或者选择地名库中的线状地名',
    );
  const { id, name, hex } = found;
  return { line: sql`${hex}::geometry`, place: { id, name } };
}

const Place = z.object({ id: PlaceId, name: z.string(), hex: z.string() });

const selectPlace = (id: string, { divisionCode }: Actor): Sql => sql`
  select p.id, p.geom::text as hex, coalesce((select n.name from place_name n where n.place_id = p.id
           order by n.status = 'standard' desc, n.id limit 1), '') as name
    from place p
   where p.id = ${id} and st_dimension(p.geom) = 1
     and (p.secrecy = 'public' and p.status in ('live', 'abolished') or starts_with(p.division_code, ${divisionPrefix(divisionCode)}))`;

const all = (shapes: readonly string[]): Sql =>
  sql`(select st_collect(g::geometry) from unnest(${[...shapes]}::text[]) as s (g))`;

const join = (drawn: readonly (Divided & { line: string })[], noise: number): Sql => sql`
  select coalesce(st_multi(st_collectionextract(${all(drawn.map(({ line }) => line))}, 2)), 'SRID=4490;MULTILINESTRING EMPTY'::geometry)::text as line,
         ${groundOf(all(drawn.map(({ a }) => a)), noise)}::text as a, ${groundOf(all(drawn.map(({ b }) => b)), noise)}::text as b,
         ${groundOf(all(drawn.map(({ undivided }) => undivided)), noise)}::text as undivided`;
