import type { PointLineOrArea } from '../gazetteer/contract.ts';

/** Where a name is or is to be, and when. */
export interface Whereabouts {
  /** Code of the county or township of the place. */
  division: string;
  geometry?: PointLineOrArea | undefined;
  /** The place itself, left out of the comparison. */
  self?: string | undefined;
  /** The name that the place bears, where the caller knows it: a scan looks at nothing else. */
  borne?: string | undefined;
  today: string;
  /** See `adjacentMetres`; absent: adjacent areas are not asked. */
  adjacentMetres?: number | undefined;
}
