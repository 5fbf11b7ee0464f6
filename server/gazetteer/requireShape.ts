import { Problem } from '../platform/problem.ts';
import type { PointLineOrArea } from './contract.ts';

const MOST_VERTICES = 20_000;
// China's extent with a margin: outside it the axes are swapped or the numbers are not degrees.
const CHINA = { west: 73, south: 3, east: 136, north: 54 };

/**
 * Refuses a shape that no question can be asked about, before the database works on it: too many vertices, axes swapped,
 * outside China. Whether it is valid and fits its subject is for the caller.
 * @param geometry CRS84 @param pointer where it stands in the body
 * @throws Problem invalid-input
 */
export function requireShape({ coordinates }: PointLineOrArea, pointer = '/geometry'): void {
  const points = positionsOf(coordinates);
  const found = countFault(points.length) ?? degreesFault(points);
  if (!found) return;
  const [code, detail, detailZh] = found;
  throw new Problem('invalid-input', detail, {
    detailZh,
    errors: [{ in: 'body', pointer, code, detail, detailZh }],
  });
}

type Fault = readonly [code: string, detail: string, detailZh: string];

const countFault = (count: number): Fault | undefined =>
  count > MOST_VERTICES
    ? [
        'too-many-vertices',
        `${count} vertices, at most ${MOST_VERTICES}`,
        `图形有 ${count} 个顶点，最多 ${MOST_VERTICES} 个，请简化后再提交`,
      ]
    : undefined;

const isInside = (lon: number, lat: number): boolean =>
  lon >= CHINA.west && lon <= CHINA.east && lat >= CHINA.south && lat <= CHINA.north;

function degreesFault(points: readonly (readonly number[])[]): Fault | undefined {
  const bad = points.findIndex(([lon = Number.NaN, lat = Number.NaN]) => !isInside(lon, lat));
  if (bad < 0) return undefined;
  const [lon = 0, lat = 0] = points[bad] ?? [];
  if (isInside(lat, lon)) return ['swapped-axes', 'Latitude stands before longitude', '坐标顺序颠倒：应先经度、后纬度'];
  return [
    'outside-china',
    `Vertex ${bad + 1} (${lon}, ${lat}) is not a longitude and latitude in China`,
    `第 ${bad + 1} 个顶点（${lon}, ${lat}）不是中国境内的经纬度`,
  ];
}

function positionsOf(coordinates: unknown): number[][] {
  const flat: number[][] = [];
  const stack: unknown[] = [coordinates];
  while (stack.length > 0) {
    const item = stack.pop();
    if (!Array.isArray(item)) continue;
    if (typeof item[0] === 'number') flat.push(item);
    else for (let i = item.length - 1; i >= 0; i -= 1) stack.push(item[i]);
  }
  return flat;
}
