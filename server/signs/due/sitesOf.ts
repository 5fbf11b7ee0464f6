import type { PointLineOrArea } from '../../gazetteer/contract.ts';
import { type CentreLine, partsOf } from '../dominantAzimuth.ts';
import { type LocalMetres, localMetres } from '../localMetres.ts';
import { areaSites, middleOf, oneSite } from './areaSites.ts';
import { nearestTo, type Polyline } from './polyline.ts';
import type { SiteRule } from './siteContract.ts';
import { type PlaneSite, type PlaneStreet, type SitingNumbers, streetSites } from './streetSites.ts';

export interface Street {
  name: string;
  geometry: CentreLine;
}
/** Where a sign is due: CGCS2000 longitude and latitude. */
export interface Site {
  rule: SiteRule;
  position: [number, number];
  /** Names of the streets met there. */
  meets: readonly string[];
}
/** Why no site could be told: the place is not drawn, a street is drawn as a point, no street lies within reach. */
export type SiteProblem = 'no-geometry' | 'no-line' | 'no-street';

interface Wish {
  geometry: PointLineOrArea | null;
  /** Other named streets near the place. */
  streets: readonly Street[];
  /** The rules of the place's category. */
  rules: ReadonlySet<SiteRule>;
  numbers: SitingNumbers;
}

/** Where the signs of a place are due by its geometry and the rules of its category. Pure. */
export function sitesOf(wish: Wish): { sites: Site[]; problem: SiteProblem | null } {
  const { geometry, rules } = wish;
  if (!geometry) return { sites: [], problem: 'no-geometry' };
  const plane = localMetres(middleOfBox(geometry));
  const found =
    rules.has('crossing') || rules.has('start') ? ofStreet(wish, geometry, plane) : ofArea(wish, geometry, plane);
  if (typeof found === 'string') return { sites: [], problem: found };
  const sites = found
    .filter(({ rule }) => rules.has(rule))
    .map(({ rule, point, meets }) => ({ rule, position: rounded(plane.from(point)), meets }));
  return { sites, problem: null };
}

function ofStreet(
  { streets, numbers }: Wish,
  geometry: PointLineOrArea,
  plane: LocalMetres,
): PlaneSite[] | SiteProblem {
  if (geometry.type !== 'LineString' && geometry.type !== 'MultiLineString') return 'no-line';
  return streetSites(onPlane(geometry, plane), planeStreets(streets, plane), numbers);
}

function ofArea(
  { streets, rules, numbers }: Wish,
  geometry: PointLineOrArea,
  plane: LocalMetres,
): PlaneSite[] | SiteProblem {
  const outline = outlineOf(geometry, plane);
  const near = planeStreets(streets, plane);
  if (rules.has('one')) return [oneAt(outline, geometry, near)];
  const rule = rules.has('entrance') ? 'entrance' : 'edge';
  const sites =
    geometry.type === 'Point' ? besideStreet(rule, near, numbers.reach) : areaSites(rule, outline, near, numbers);
  return sites.length > 0 ? sites : 'no-street';
}

const oneAt = (outline: readonly Polyline[], { type }: PointLineOrArea, near: readonly PlaneStreet[]): PlaneSite => {
  const [first = []] = outline;
  if (type === 'LineString' || type === 'MultiLineString') return { rule: 'one', point: middleOf(first), meets: [] };
  return oneSite(outline, near, first[0] ?? [0, 0]);
};

/** Of a place known by a point only, which is the origin: on the nearest street within reach. */
function besideStreet(rule: SiteRule, streets: readonly PlaneStreet[], reach: number): PlaneSite[] {
  const nearest = streets
    .flatMap(({ name, parts }) => parts.map((part) => ({ name, ...nearestTo(part, [0, 0]) })))
    .toSorted((a, b) => a.metres - b.metres)[0];
  return nearest && nearest.metres <= reach ? [{ rule, point: nearest.point, meets: [nearest.name] }] : [];
}

const planeStreets = (streets: readonly Street[], plane: LocalMetres): PlaneStreet[] =>
  streets.map(({ name, geometry }) => ({ name, parts: onPlane(geometry, plane) }));

const onPlane = (line: CentreLine, plane: LocalMetres): Polyline[] => partsOf(line).map((part) => part.map(plane.to));

function outlineOf(geometry: PointLineOrArea, { to }: LocalMetres): Polyline[] {
  if (geometry.type === 'Point') return [[to(geometry.coordinates)]];
  if (geometry.type === 'LineString') return [geometry.coordinates.map(to)];
  if (geometry.type === 'MultiLineString') return geometry.coordinates.map((part) => part.map(to));
  const areas = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return areas.flatMap(([outer = []]) => [outer.map(to)]);
}

function middleOfBox(geometry: PointLineOrArea): [number, number] {
  const numbers: number[] = [geometry.coordinates].flat(5);
  const [lons, lats] = [numbers.filter((_, i) => i % 2 === 0), numbers.filter((_, i) => i % 2 === 1)];
  const middle = (values: readonly number[]) =>
    (values.reduce((a, b) => Math.min(a, b), 180) + values.reduce((a, b) => Math.max(a, b), -180)) / 2;
  return [middle(lons), middle(lats)];
}

// A tenth of a metre, so that a proposal can be named by where it is.
const rounded = ([lon, lat]: readonly [number, number]): [number, number] => [
  Math.round(lon * 1e6) / 1e6,
  Math.round(lat * 1e6) / 1e6,
];
