import sharp from 'sharp';
import type { Box } from '#server/signs/box.ts';
import type { PlateLayout } from '#server/signs/plateLayout.ts';
import { plateShapes } from '#server/signs/plateShapes.ts';

/** How a plate is looked at. */
export interface Shot {
  distanceMetres: number;
  /** Between the plate and the plane of the sensor. */
  tiltDegrees: number;
  /** The direction in which the plate leans away: 0 to the right, 90 downwards. */
  towardsDegrees: number;
  /** Sigma of a Gaussian, in pixels of the sensor: out of focus, or moved. */
  blurPixels: number;
  /** Share of the code's modules under dirt, none of them in a finder pattern or beside it. */
  soiledShare: number;
  seed: number;
}

/** 12 million pixels, 4,032 across 69°: the main camera of a telephone, 26 mm of 35 mm film. */
const FOCAL_PIXELS = 4032 / 2 / Math.tan((69 / 2) * (Math.PI / 180));
const MARGIN_MODULES = 3;
// Dry loess, which reflects a third of the light.
const LOESS = '#a89a84';

type Point = readonly [number, number];

/** The code of a plate with a little of the ground around it as that camera sees it, in grey, as JPEG. */
export function photographedCode(layout: PlateLayout, shot: Shot): Promise<Buffer> {
  const { qr } = layout;
  if (!qr) throw new Error('The plate has no code');
  const see = camera(qr.box, shot);
  const around = grown(qr.box, MARGIN_MODULES * qr.moduleMillimetres);
  const layers: Layer[] = [
    { fill: layout.panels[0]?.ground.hex ?? '#ffffff', polygons: [corners(around)] },
    { fill: layout.qrLight.hex, polygons: [corners(qr.box)] },
    // Neighbours overlap by a hair, as ink does.
    { fill: layout.qrDark.hex, polygons: qr.dark.map((box) => corners(grown(box, qr.moduleMillimetres * 0.01))) },
    { fill: LOESS, polygons: soil(qr, shot) },
  ];
  const seen = layers.map(({ fill, polygons }) => ({ fill, polygons: polygons.map((polygon) => polygon.map(see)) }));
  return developed(seen, shot);
}

/** The whole plate from straight ahead, letters left out, as JPEG. */
export function photographedPlate(layout: PlateLayout, { distanceMetres, blurPixels }: Shot): Promise<Buffer> {
  const { widthMillimetres: width, heightMillimetres: height } = layout;
  const scale = FOCAL_PIXELS / (distanceMetres * 1000);
  const paths = plateShapes(layout).map(({ path, fill }) => `<path fill="${fill.hex}" d="${path}"/>`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width * scale}" height="${height * scale}" viewBox="0 0 ${width} ${height}">${paths.join('')}</svg>`;
  return sharp(Buffer.from(svg))
    .flatten({ background: '#8d9499' })
    .blur(blurPixels)
    .greyscale()
    .jpeg({ quality: 85 })
    .toBuffer();
}

/** Millimetres of the plate to pixels of the sensor: a pinhole camera whose axis meets the middle of the code. */
function camera(code: Box, { distanceMetres, tiltDegrees, towardsDegrees }: Shot): (at: Point) => Point {
  const [tilt, towards] = [tiltDegrees, towardsDegrees].map((degrees) => (degrees * Math.PI) / 180) as [number, number];
  const [cos, sin] = [Math.cos(towards), Math.sin(towards)];
  const [middleX, middleY] = [code.x + code.width / 2, code.y + code.height / 2];
  return ([x, y]) => {
    const along = (x - middleX) * cos + (y - middleY) * sin;
    const across = (y - middleY) * cos - (x - middleX) * sin;
    const depth = distanceMetres * 1000 + along * Math.sin(tilt);
    const [seenAlong, seenAcross] = [(along * Math.cos(tilt) * FOCAL_PIXELS) / depth, (across * FOCAL_PIXELS) / depth];
    return [seenAlong * cos - seenAcross * sin, seenAlong * sin + seenAcross * cos];
  };
}

interface Blot {
  x: number;
  y: number;
  radius: number;
}

/** Round blots over the given share of modules, each outside the three corners that hold finder patterns and format. */
function soil(qr: NonNullable<PlateLayout['qr']>, { soiledShare, seed }: Shot): Point[][] {
  const random = chance(seed);
  const covered = new Set<number>();
  const blots: Blot[] = [];
  const wanted = Math.round(soiledShare * qr.modules ** 2);
  while (covered.size < wanted) {
    const left = Math.sqrt((wanted - covered.size) / Math.PI);
    const radius = Math.max(1, Math.min(6 + 4 * random(), left));
    const blot = { x: random() * qr.modules, y: random() * qr.modules, radius };
    if (isInCorner(blot, qr.modules)) continue;
    blots.push(blot);
    for (const module of modulesUnder(blot, qr.modules)) covered.add(module);
  }
  const toMillimetres = (modules: number) => (modules + qr.quietModules) * qr.moduleMillimetres;
  return blots.map(({ x, y, radius }) =>
    Array.from({ length: 16 }, (_, i) => {
      const turn = (i * Math.PI) / 8;
      return [
        qr.box.x + toMillimetres(x + radius * Math.cos(turn)),
        qr.box.y + toMillimetres(y + radius * Math.sin(turn)),
      ] as const;
    }),
  );
}

// A finder pattern, its white edge and the format beside it.
const CORNER_MODULES = 9;

function isInCorner({ x, y, radius }: Blot, modules: number): boolean {
  const reach = CORNER_MODULES + radius;
  const [left, right] = [x < reach, x > modules - reach];
  const [top, bottom] = [y < reach, y > modules - reach];
  return (left && top) || (right && top) || (left && bottom);
}

function modulesUnder({ x, y, radius }: Blot, modules: number): number[] {
  const found: number[] = [];
  for (let row = 0; row < modules; row++)
    for (let column = 0; column < modules; column++)
      if (Math.hypot(column + 0.5 - x, row + 0.5 - y) <= radius) found.push(row * modules + column);
  return found;
}

/** What is painted in one colour; the first layer lies under all others and reaches beyond them. */
interface Layer {
  fill: string;
  polygons: Point[][];
}

/** Draws layers given in pixels, the sensor moved so that all of them are on it, and blurs. */
function developed(layers: readonly Layer[], { blurPixels }: Shot): Promise<Buffer> {
  const edge = layers[0]?.polygons.flat() ?? [];
  const [left, top] = [0, 1].map((axis) => Math.min(...edge.map((at) => at[axis] ?? 0))) as [number, number];
  const [right, bottom] = [0, 1].map((axis) => Math.max(...edge.map((at) => at[axis] ?? 0))) as [number, number];
  const paths = layers.map(({ fill, polygons }) => `<path fill="${fill}" d="${polygons.map(outline).join('')}"/>`);
  const [width, height] = [Math.ceil(right - left), Math.ceil(bottom - top)];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${left.toFixed(2)} ${top.toFixed(2)} ${width} ${height}">${paths.join('')}</svg>`;
  const picture = sharp(Buffer.from(svg)).flatten({ background: '#8d9499' });
  return picture.blur(blurPixels).greyscale().jpeg({ quality: 85 }).toBuffer();
}

const outline = (points: readonly Point[]): string =>
  `M${points.map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`).join('L')}z`;

const corners = ({ x, y, width, height }: Box): Point[] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
];

const grown = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

/** Numbers from 0 to 1 that follow from the seed: a linear congruential generator (Numerical Recipes). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
