import { type Sql, sql } from '../../platform/db/sql.ts';

/**
 * Overlays of claims are computed on a grid of 0.1 mm (degrees). Without it lines that lie on one another but for the last digit of a
 * double cannot be noded: the server tries again more coarsely by itself and leaves slivers centimetres wide, the embedded engine fails.
 */
export const GRID: Sql = sql`1e-9::float8`;
