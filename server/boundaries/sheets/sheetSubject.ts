import type { Sql } from '../../platform/db/sql.ts';

/** An area that the register does not draw as a division: of a scheme of change. */
export interface SheetArea {
  /** after: outline after the change. moved: ground that passes from one division to another. contested: claimed by both sides. */
  part: 'after' | 'moved' | 'contested';
  /** GeoJSON (Multi)Polygon in CGCS2000. */
  geometry: unknown;
}

/** A line that the register does not draw as a boundary line: what a side claims (drawn red and blue), what was settled. */
export interface SheetStroke {
  part: 'claim-a' | 'claim-b' | 'settled';
  /** GeoJSON (Multi)LineString in CGCS2000. */
  geometry: unknown;
}

/** One map: printed on one sheet or on several. */
export interface SheetSubject {
  title: string;
  subtitle: string;
  /** One geometry in CGCS2000 that the sheets must show. */
  extent: Sql;
  /** Line that is set off by a band of colour. */
  lineId: string | null;
  /** Divisions with a tint and a band along their outline. */
  tinted: readonly string[];
  areas: readonly SheetArea[];
  strokes?: readonly SheetStroke[];
  /** What the notes say of it: version, approval, length, source. */
  facts: readonly string[];
  /** 审图号 of the line in the register. */
  mapReviewNumber: string | null;
  /** Text for pages of its own. */
  course: string | null;
}
