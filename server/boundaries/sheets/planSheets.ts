import { z } from 'zod';
import { type Db, json, many, one, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { gaussZone } from './gaussZone.ts';
import type { GaussZone, SheetWish } from './sheetContract.ts';
import { type Orientation, type Paper, type SheetLayout, sheetLayout } from './sheetLayout.ts';
import { type ScaleRow, sheetPapers, sheetScales } from './sheetRows.ts';
import { type Extent, OVERLAP_MM, type Tile, tileSheets } from './tileSheets.ts';
import { transformPoints } from './transformPoints.ts';

/** One sheet: where its centre lies, in metres of its own zone and in degrees. */
export interface SheetPlace extends Tile {
  number: number;
  zone: GaussZone;
  lonLat: readonly [number, number];
}
export interface PlannedSheets {
  papers: Paper[];
  paper: Paper;
  orientation: Orientation;
  layout: SheetLayout;
  scales: { row: ScaleRow; sheets: number | null }[];
  proposed: number;
  scale: ScaleRow;
  sheets: SheetPlace[];
}

/** So many are printed at once. */
const MOST_SHEETS = 60;
const BOTH = ['landscape', 'portrait'] as const;

/** A way to lay the subject out: a scale on a paper held one way, with the sheets that show something of it. */
interface Choice {
  row: ScaleRow;
  orientation: Orientation;
  zone: GaussZone;
  tiles: Tile[] | null;
}

/**
 * Lays out what an extent holds on sheets of a paper. Without a scale the largest that needs one sheet, else the smallest there is.
 * @throws Problem invalid-input for a paper or scale without a row, or more than 60 sheets; conflict without any geometry
 */
export async function planSheets(db: Db, extent: Sql, wish: SheetWish, day: string): Promise<PlannedSheets> {
  const [papers, scales] = [await sheetPapers(db, day), await sheetScales(db, day)];
  const paper = papers.find(({ id }) => id === wish.paper);
  if (!paper) throw badQuery('/paper', 'no-paper', ['No such paper size', '没有这种纸张幅面']);
  const ways = BOTH.filter((way) => wish.orientation === 'auto' || wish.orientation === way);
  const choices = await touched(db, extent, await tiled(db, extent, { paper, scales, ways }), paper);
  const best = scales.flatMap((row) => bestOf(choices.filter((choice) => choice.row === row)) ?? []);
  const proposed = (best.find(({ tiles }) => tiles?.length === 1) ?? best.at(-1))?.row.denominator ?? 0;
  const chosen = best.find(({ row }) => row.denominator === (wish.scale ?? proposed));
  if (!chosen) throw badQuery('/scale', 'no-scale', ['No such scale', '没有这种比例尺']);
  if (!chosen.tiles) {
    throw badQuery('/scale', 'too-many-sheets', [
      `More than ${MOST_SHEETS} sheets: choose a smaller scale or a larger paper`,
      `超过 ${MOST_SHEETS} 幅，请选择较小的比例尺或较大的纸张`,
    ]);
  }
  return {
    ...{ papers, paper, orientation: chosen.orientation, proposed, scale: chosen.row },
    layout: sheetLayout(paper, chosen.orientation),
    scales: best.map(({ row, tiles }) => ({ row, sheets: tiles?.length ?? null })),
    sheets: await placed(db, chosen.tiles, chosen),
  };
}

const bestOf = (choices: readonly Choice[]): Choice | undefined =>
  choices.toSorted((a, b) => (a.tiles?.length ?? Infinity) - (b.tiles?.length ?? Infinity))[0];

const Bounds = z.object({ west: z.number(), south: z.number(), east: z.number(), north: z.number() });
const bounds = (geom: Sql): Sql =>
  sql`st_xmin(${geom}) as west, st_ymin(${geom}) as south, st_xmax(${geom}) as east, st_ymax(${geom}) as north`;

interface Setting {
  paper: Paper;
  scales: readonly ScaleRow[];
  ways: readonly Orientation[];
}

async function tiled(db: Db, extent: Sql, { paper, scales, ways }: Setting): Promise<Choice[]> {
  const [box] = await many(
    db,
    Bounds,
    sql`select ${bounds(sql`e.geom`)} from (${extent}) e where not st_isempty(e.geom)`,
  );
  if (!box) throw nothingToShow();
  const middle = (box.west + box.east) / 2;
  const extents = new Map<number, Extent>();
  for (const degrees of new Set(scales.map(({ zoneDegrees }) => zoneDegrees))) {
    const { epsg } = gaussZone(middle, degrees);
    const inZone = sql`select ${bounds(sql`t.geom`)} from (select st_transform(e.geom, ${epsg}::int) as geom from (${extent}) e) t`;
    extents.set(degrees, await one(db, Bounds, inZone));
  }
  return scales.flatMap((row) => {
    const shown = extents.get(row.zoneDegrees);
    const zone = gaussZone(middle, row.zoneDegrees);
    return ways.map((orientation): Choice => {
      const frame = sheetLayout(paper, orientation).map;
      return { row, orientation, zone, tiles: shown ? tileSheets(shown, frame, row.denominator) : null };
    });
  });
}

const Touched = z.object({ choice: z.number().int(), tile: z.number().int() });

/** Leaves out the sheets that would show nothing of the extent. */
async function touched(db: Db, extent: Sql, choices: readonly Choice[], paper: Paper): Promise<Choice[]> {
  const cells = choices.flatMap(({ row, orientation, zone, tiles }, choice) => {
    const { map } = sheetLayout(paper, orientation);
    const half = (mm: number): number => ((mm - OVERLAP_MM) * row.denominator) / 2000;
    const [dx, dy] = [half(map.width), half(map.height)];
    return (tiles && tiles.length > 1 ? tiles : []).map(({ centre: [x, y] }, tile) => ({
      ...{ choice, tile, epsg: zone.epsg, west: x - dx, south: y - dy, east: x + dx, north: y + dy },
    }));
  });
  const found = await many(db, Touched, selectTouched(extent, cells));
  return choices.map((choice, i) => {
    const { tiles } = choice;
    if (!tiles || tiles.length === 1) return choice;
    const kept = found.filter((one) => one.choice === i).flatMap(({ tile }) => tiles[tile] ?? []);
    return { ...choice, tiles: kept.length > MOST_SHEETS ? null : kept };
  });
}

// A metre is less than the pen at any scale.
const selectTouched = (extent: Sql, cells: readonly object[]): Sql => sql`
  with c as (select * from jsonb_to_recordset(${json(cells)})
               as c (choice int, tile int, epsg int, west float8, south float8, east float8, north float8)),
  g as materialized (select z.epsg, st_simplify(st_transform(e.geom, z.epsg), 1, true) as geom
          from (select distinct epsg from c) z cross join (${extent}) e)
  select c.choice, c.tile from g join c on c.epsg = g.epsg
   where st_intersects(g.geom, st_makeenvelope(c.west, c.south, c.east, c.north, c.epsg))
   order by c.choice, c.tile`;

/** Each sheet in the zone of its own centre. */
async function placed(db: Db, tiles: readonly Tile[], { zone }: Choice): Promise<SheetPlace[]> {
  const centres = tiles.map(({ centre }) => centre);
  const inDegrees = await transformPoints(db, centres, { from: zone.epsg, to: 4490 });
  const sheets = tiles.map((tile, i) => {
    const lonLat = inDegrees[i] ?? tile.centre;
    return { ...tile, number: i + 1, lonLat, zone: gaussZone(lonLat[0], zone.degrees) };
  });
  const others = new Set(sheets.map((sheet) => sheet.zone.epsg).filter((epsg) => epsg !== zone.epsg));
  for (const epsg of others) {
    const moved = sheets.filter((sheet) => sheet.zone.epsg === epsg);
    const there = await transformPoints(
      db,
      moved.map(({ lonLat }) => lonLat),
      { from: 4490, to: epsg },
    );
    moved.forEach((sheet, i) => {
      sheet.centre = there[i] ?? sheet.centre;
    });
  }
  return sheets;
}

function badQuery(pointer: string, code: string, [detail, detailZh]: [string, string]): Problem {
  return new Problem('invalid-input', detail, {
    detailZh: `${detailZh}。`,
    errors: [{ in: 'query', pointer, code, detail, detailZh }],
  });
}

const nothingToShow = (): Problem =>
  new Problem('conflict', 'The register has no outline to draw', {
    detailZh: '库中没有可绘制的轮廓或走向，请先导入轮廓。',
    code: 'no-geometry',
  });
