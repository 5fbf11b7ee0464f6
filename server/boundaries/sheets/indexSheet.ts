import type { Actor } from '../../accounts/actor.ts';
import type { Db } from '../../platform/db/sql.ts';
import type { DrawnSheet } from './drawnSheet.ts';
import { gaussZone } from './gaussZone.ts';
import { cornersOf, measureSheet } from './measureSheet.ts';
import type { PlannedSheets } from './planSheets.ts';
import { sheetContent } from './sheetContent.ts';
import type { GaussZone } from './sheetContract.ts';
import type { SheetDeps } from './sheetDeps.ts';
import type { SheetSubject } from './sheetSubject.ts';
import { transformPoints } from './transformPoints.ts';

type Point = readonly [x: number, y: number];
type Frame = DrawnSheet['frames'][number];

/** The sheet that shows how the others lie: at the largest round scale that holds them all. */
export async function indexSheet(
  deps: SheetDeps,
  actor: Actor,
  subject: SheetSubject,
  plan: PlannedSheets,
): Promise<DrawnSheet> {
  const { layout, sheets } = plan;
  const lons = sheets.map(({ lonLat }) => lonLat[0]);
  const zone = gaussZone((Math.min(...lons) + Math.max(...lons)) / 2, 6);
  const frames = await framesIn(deps.db, plan, zone);
  const xs = frames.flatMap(({ ring }) => ring.map(([x]) => x));
  const ys = frames.flatMap(({ ring }) => ring.map(([, y]) => y));
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const perMm = Math.max((east - west) / (layout.map.width - 12), (north - south) / (layout.map.height - 12));
  const denominator = roundUp(perMm * 1000);
  const centre: Point = [(west + east) / 2, (south + north) / 2];
  const [lonLat = centre] = await transformPoints(deps.db, [centre], { from: zone.epsg, to: 4490 });
  const measure = await measureSheet(deps.db, layout, { zone, centre, lonLat, denominator });
  const content = await sheetContent(deps.db, actor, subject, {
    ...{ zone, extent: measure.extent, tenthMm: denominator / 10_000, day: deps.today() },
  });
  return {
    subject: { ...subject, title: `${subject.title}分幅索引图`, subtitle: '' },
    ...{ layout, measure, content, frames, number: 0, of: sheets.length, neighbours: [] },
    gridMetres: roundUp(denominator * 0.03, [1, 2, 5, 10]),
    maker: { organisation: actor.organisationName, person: actor.displayName, day: deps.today() },
  };
}

/** The inner frames of the sheets, each measured in its own zone, as they lie in the zone of the index. */
async function framesIn(db: Db, { layout, scale, sheets }: PlannedSheets, zone: GaussZone): Promise<Frame[]> {
  const frames: Frame[] = [];
  const [dx, dy] = [layout.map.width, layout.map.height].map((mm) => (mm * scale.denominator) / 2000);
  for (const { number, centre, zone: own } of sheets) {
    const [x, y] = centre;
    const extent = { west: x - (dx ?? 0), east: x + (dx ?? 0), south: y - (dy ?? 0), north: y + (dy ?? 0) };
    const corners = cornersOf(extent);
    const inDegrees = await transformPoints(db, corners, { from: own.epsg, to: 4490 });
    const ring = own.epsg === zone.epsg ? corners : await transformPoints(db, inDegrees, { from: 4490, to: zone.epsg });
    frames.push({ number, ring: [...ring, ...ring.slice(0, 1)] });
  }
  return frames;
}

/** The next round number. */
function roundUp(value: number, steps = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return steps.map((step) => step * power).find((step) => step >= value) ?? value;
}
