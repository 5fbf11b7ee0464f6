import { type Sql, sql } from '../platform/db/sql.ts';

/** The box that `west,south,east,north` in degrees stands for, as geometry. */
export function boxOf(text: string): Sql {
  const [west = 0, south = 0, east = 0, north = 0] = text.split(',').map(Number);
  return sql`st_makeenvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 4490)`;
}
