import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { isConcealed } from '../../divisions/clearedOutlines.ts';
import { type Db, json, many, one, type Sql, sql } from '../../platform/db/sql.ts';
import { BoundaryLine } from '../contract.ts';
import { SymbolLevel } from '../lineSymbolContract.ts';
import { MarkerKind, MarkerStatus } from '../markers/markerContract.ts';
import { visibleMarkers } from '../markers/visibleMarkers.ts';
import { visibleLines } from '../visibleLines.ts';
import type { GaussZone } from './sheetContract.ts';
import type { SheetStroke, SheetSubject } from './sheetSubject.ts';
import type { Extent } from './tileSheets.ts';

/** In metres of the zone. */
const Metres = z.tuple([z.number(), z.number()]);
const Course = Metres.array();

const LineRow = z.object({
  lineId: z.string().nullable(),
  /** A county line between two prefectures is drawn as theirs. */
  level: SymbolLevel.nullable(),
  status: BoundaryLine.shape.status.nullable(),
  secrecy: BoundaryLine.shape.secrecy.nullable(),
  schematic: z.boolean(),
  sides: z.string().array(),
  coordinates: Course,
});
/** A stretch of a line; without `lineId` an edge of the register's outlines, beyond which it knows nothing. */
export type SheetLine = z.infer<typeof LineRow>;

const AreaRow = z.object({
  part: z.enum(['tinted', 'after', 'moved', 'contested']),
  coordinates: Course.array().array(),
});
export type SheetAreaShape = z.infer<typeof AreaRow>;

const StrokeRow = z.object({ part: z.enum(['claim-a', 'claim-b', 'settled']), coordinates: Course.array() });
export type SheetStrokeShape = z.infer<typeof StrokeRow>;

const NameRow = z.object({
  code: z.string(),
  name: z.string(),
  level: z.enum(['county', 'township']),
  at: Metres,
  /** Of the largest circle around the place that stays inside, in metres. */
  radius: z.number(),
});
export type SheetName = z.infer<typeof NameRow>;

const MarkerRow = z.object({ number: z.string(), kind: MarkerKind, status: MarkerStatus, at: Metres });
export type SheetMarker = z.infer<typeof MarkerRow>;

/** What lies within the frame of one sheet. */
export interface SheetContent {
  lines: SheetLine[];
  areas: SheetAreaShape[];
  strokes: SheetStrokeShape[];
  names: SheetName[];
  markers: SheetMarker[];
  /** A line that nobody reads here runs through the sheet: it is left out. */
  isPartlyHidden: boolean;
}

interface Place {
  zone: GaussZone;
  extent: Extent;
  /** Metres on the ground that are 0.1 mm on paper. */
  tenthMm: number;
  day: string;
}

/**
 * What a reader sees of the register within a frame, in metres of its zone, vertices left out where that moves the drawing by
 * less than 0.1 mm. Of restricted lines neither the course is drawn nor, because it would show it, the tint beside it.
 */
export async function sheetContent(
  db: Db,
  actor: Pick<Actor, 'divisionCode'>,
  subject: SheetSubject,
  place: Place,
): Promise<SheetContent> {
  const { isPartlyHidden } = await one(db, z.object({ isPartlyHidden: z.boolean() }), selectHidden(place));
  return {
    isPartlyHidden,
    lines: await many(db, LineRow, selectLines(actor, place)),
    areas: await many(db, AreaRow, selectAreas(subject, place)),
    strokes: subject.strokes ? await many(db, StrokeRow, selectStrokes(subject.strokes, place)) : [],
    names: await many(db, NameRow, selectNames(place)),
    markers: await many(db, MarkerRow, selectMarkers(actor, place)),
  };
}

const frame = ({ zone, extent: { west, south, east, north } }: Place): Sql =>
  sql`st_makeenvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, ${zone.epsg}::int)`;
/** The frame in degrees, a little larger: its edges are curved there. */
const around = (place: Place): Sql => sql`st_expand(st_transform(st_segmentize(${frame(place)}, 5000), 4490), 0.001)`;
const inZone = (geom: Sql, { zone, tenthMm }: Place): Sql =>
  sql`st_simplify(st_transform(${geom}, ${zone.epsg}::int), ${tenthMm * 0.9}::float8, true)`;
const coordinates = (geom: Sql): Sql => sql`st_asgeojson(${geom}, 3, 0)::jsonb -> 'coordinates'`;

const selectHidden = (place: Place): Sql => sql`
  select exists (select 1 from boundary_line l join boundary_line_arc m on m.line_id = l.id join boundary_arc c on c.id = m.arc_id
                  where l.secrecy = 'restricted' and upper_inf(l.valid) and c.geom && ${around(place)}) as "isPartlyHidden"`;

// Arcs are drawn whole, so that dashes run on from sheet to sheet; the frame cuts them.
const selectLines = (actor: Pick<Actor, 'divisionCode'>, place: Place): Sql => sql`
  select l.id as "lineId", case when l.level = 'county' and left(l.side_a, 4) <> left(l.side_b, 4) then 'prefecture' else l.level end as level, l.status, l.secrecy, c.schematic, array[c.left_code, c.right_code] as sides,
         ${coordinates(inZone(sql`c.geom`, place))} as coordinates
    from boundary_line l join boundary_line_arc m on m.line_id = l.id join boundary_arc c on c.id = m.arc_id
   where c.geom && ${around(place)} and ${visibleLines(actor)}
   union all
  select null, null, null, null, c.schematic, array[c.left_code], ${coordinates(inZone(sql`c.geom`, place))}
    from boundary_arc c
   where c.geom && ${around(place)} and c.right_code is null and c.level = 'county'
   order by "lineId", coordinates`;

const selectAreas = ({ tinted, areas }: SheetSubject, place: Place): Sql => sql`
  select t.part, ${coordinates(sql`st_multi(t.geom)`)} as coordinates
    from (select a.part, st_collectionextract(st_clipbybox2d(${inZone(sql`a.geom`, place)}, ${frame(place)}), 3) as geom
            from (select 'tinted' as part, d.geom from division d
                   where d.code = any(${[...tinted]}::text[]) and d.valid @> ${place.day}::date and d.geom is not null and not ${isConcealed(sql`d.code`)}
                   union all
                  select r.part, st_setsrid(st_geomfromgeojson(r.geometry), 4490)
                    from jsonb_to_recordset(${json(areas)}) as r (part text, geometry jsonb)) a
           where a.geom && ${around(place)}) t
   where not st_isempty(t.geom)
   order by t.part desc, coordinates`;

const selectStrokes = (strokes: readonly SheetStroke[], place: Place): Sql => sql`
  select s.part, ${coordinates(sql`st_multi(${inZone(sql`s.geom`, place)})`)} as coordinates
    from (select r.part, r.n, st_setsrid(st_geomfromgeojson(r.geometry), 4490) as geom
            from jsonb_to_recordset(${json(strokes.map((stroke, n) => ({ ...stroke, n })))}) as r (part text, geometry jsonb, n int)) s
   where s.geom && ${around(place)}
   order by s.n`;

const selectNames = (place: Place): Sql => sql`
  select d.code, d.name, d.level, jsonb_build_array(st_x(k.center), st_y(k.center)) as at, k.radius
    from division d
   cross join lateral (select st_makevalid(st_intersection(st_makevalid(st_simplify(st_transform(d.geom, ${place.zone.epsg}::int),
                         ${place.tenthMm * 20}::float8, true), 'method=structure'), ${frame(place)}), 'method=structure') as geom) s
   cross join lateral st_maximuminscribedcircle(s.geom) k
   where d.valid @> ${place.day}::date and d.level in ('county', 'township') and not d.statistical
     and d.geom && ${around(place)} and not st_isempty(s.geom) and st_dimension(s.geom) = 2
   order by d.level, d.code`;

const selectMarkers = (actor: Pick<Actor, 'divisionCode'>, place: Place): Sql => sql`
  select m.number_text as number, m.kind, m.status, jsonb_build_array(st_x(p.at), st_y(p.at)) as at
    from boundary_marker m join boundary_line l on l.id = m.line_id
   cross join lateral (select st_transform(m.geom, ${place.zone.epsg}::int) as at) p
   where m.geom && ${around(place)} and m.status <> 'scrapped' and upper_inf(l.valid) and ${visibleMarkers(actor)}
   order by m.number_text, m.id`;
