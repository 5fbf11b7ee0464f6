import type { Position } from '../arcsOf.ts';

/** One outline of a set as it was drawn: polygons of closed rings, nothing repaired. */
export interface CheckedOutline {
  /** Its place in the set, from 1: what findings call it by. */
  number: number;
  code: string | null;
  name: string | null;
  coordinates: Position[][][];
}

/** Outlines that are to fit together, in the coordinates in which they were drawn. */
export interface OutlineSet {
  outlines: readonly CheckedOutline[];
  /** 4490 for degrees, longitude first (GCJ-02 too: it is measured as it stands); else a CGCS2000 grid in metres. */
  srid: number;
  /** Drawn in GCJ-02. */
  isGcj02?: boolean;
}

export const isInDegrees = ({ srid }: Pick<OutlineSet, 'srid'>): boolean => srid === 4490;

export const verticesOf = ({ coordinates }: Pick<CheckedOutline, 'coordinates'>): number =>
  coordinates.reduce((sum, polygon) => sum + polygon.reduce((count, ring) => count + ring.length, 0), 0);
