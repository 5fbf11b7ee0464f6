import { join, type Sql, sql } from '../../platform/db/sql.ts';
import { type Crs, read } from './crs.ts';
import { refused } from './refused.ts';

/** Least and greatest first and second coordinate, as given: the order of axes is that of the system. */
export type Box = readonly [number, number, number, number];

const NUMBER = /^\s*[+-]?(\d{1,12}(\.\d{0,30})?|\.\d{1,30})([eE][+-]?\d{1,2})?\s*$/;

/**
 * Reads four numbers, or six with heights, which nothing here has and which are left out.
 * @throws Problem invalid-input
 */
export function boxOf(text: string, crs: Crs): Box {
  const parts = text.split(',');
  const numbers = parts.every((part) => NUMBER.test(part)) ? parts.map(Number) : [];
  const [a, b, c, d] = numbers.length === 6 ? [0, 1, 3, 4].map((i) => numbers[i]) : numbers;
  if ((numbers.length !== 4 && numbers.length !== 6) || [a, b, c, d].includes(undefined)) {
    throw refused(
      'bbox',
      'must be four numbers (or six with heights), separated by commas',
      '须为以逗号分隔的四个数（带高程为六个）',
    );
  }
  const box: Box = [a ?? 0, b ?? 0, c ?? 0, d ?? 0];
  requireOrder('bbox', box, crs);
  return box;
}

/** @throws Problem invalid-input, of the parameter that holds the box, where its ends are the wrong way round */
export function requireOrder(parameter: string, [a, b, c, d]: Box, { latitudeFirst, projected }: Crs): void {
  const [south, north] = latitudeFirst ? [a, c] : [b, d];
  if (south > north) throw refused(parameter, 'the south lies north of the north', '南界大于北界');
  if (projected && a > c) throw refused(parameter, 'the west lies east of the east', '西界大于东界');
}

/** Whether a geometry touches the box. */
export function inBox(geometry: Sql, box: Box, crs: Crs): Sql {
  const each = boxesOf(box, crs).map((one) => sql`st_intersects(${geometry}, ${read(envelope(one), crs)})`);
  return sql`(${join(each, sql` or `)})`;
}

/** A box that crosses the 180th meridian is two. */
export function boxesOf([a, b, c, d]: Box, crs: Crs): Box[] {
  const crossing = !crs.projected && (crs.latitudeFirst ? b > d : a > c);
  if (!crossing) return [[a, b, c, d]];
  return crs.latitudeFirst
    ? [
        [a, b, c, 180],
        [a, -180, c, d],
      ]
    : [
        [a, b, 180, d],
        [-180, b, c, d],
      ];
}

/** Without a system. */
export const envelope = ([a, b, c, d]: Box): Sql =>
  sql`st_makeenvelope(${a}::float8, ${b}::float8, ${c}::float8, ${d}::float8)`;
