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
  requireOrder(box, crs);
  return box;
}

function requireOrder([a, b, c, d]: Box, { latitudeFirst, projected }: Crs): void {
  const [south, north] = latitudeFirst ? [a, c] : [b, d];
  if (south > north) throw refused('bbox', 'the south lies north of the north', '南界大于北界');
  if (projected && a > c) throw refused('bbox', 'the west lies east of the east', '西界大于东界');
}

/** Whether a geometry touches the box. A box that crosses the 180th meridian is two. */
export function inBox(geometry: Sql, [a, b, c, d]: Box, crs: Crs): Sql {
  const crossing = !crs.projected && (crs.latitudeFirst ? b > d : a > c);
  const boxes: Box[] = !crossing
    ? [[a, b, c, d]]
    : crs.latitudeFirst
      ? [[a, b, c, 180], [a, -180, c, d]] // biome-ignore format: one line
      : [[a, b, 180, d], [-180, b, c, d]]; // biome-ignore format: one line
  const each = boxes.map((box) => sql`st_intersects(${geometry}, ${read(envelope(box), crs)})`);
  return sql`(${join(each, sql` or `)})`;
}

const envelope = ([a, b, c, d]: Box): Sql =>
  sql`st_makeenvelope(${a}::float8, ${b}::float8, ${c}::float8, ${d}::float8)`;
