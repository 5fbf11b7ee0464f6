import { z } from 'zod';

const Point = z.tuple([z.number(), z.number()]);
const Course = Point.array();
const MultiPolygon = z.object({ type: z.literal('MultiPolygon'), coordinates: Point.array().array().array() });
const Unit = z.object({ code: z.string(), name: z.string() });

const Area = z.object({
  code: z.string(),
  name: z.string(),
  gainedSquareMetres: z.number(),
  lostSquareMetres: z.number(),
});

/** Ground that passes from one division to another of the same level; areas on the ellipsoid. */
export const PassedGround = z.object({
  level: z.enum(['county', 'township']),
  from: Unit,
  to: Unit,
  squareMetres: z.number(),
  geometry: MultiPolygon,
});
export type PassedGround = z.infer<typeof PassedGround>;

export const ObjectKind = z.enum(['villages', 'names', 'cut_names', 'signs', 'cases', 'markers']);
export type ObjectKind = z.infer<typeof ObjectKind>;

/** What changes sides: wholly in ground that passes; cut_names only partly; markers within 50 m of the former course. */
export const PassedObjects = z.object({
  kind: ObjectKind,
  count: z.number().int(),
  /** The first fifty. */
  items: z.object({ name: z.string(), from: z.string(), to: z.string(), at: Point.nullable() }).array(),
});
export type PassedObjects = z.infer<typeof PassedObjects>;

/** What a settled course does to the line on record, its divisions and what lies there. */
export const ResultEffect = z.object({
  areas: Area.array(),
  passed: PassedGround.array(),
  objects: PassedObjects.array(),
  /** Of the line on record between the ends of the settled course, and what takes its place. CGCS2000, longitude first. */
  stretches: z.object({ before: Course, after: Course }).array(),
  /** Ends of township lines on a line between counties: cut back where they cross it, else drawn on to the nearest place. */
  junctions: z.object({ from: Point, to: Point, how: z.enum(['crossed', 'drawn-on']) }).array(),
  townships: z.enum(['follow', 'apart', 'none']),
});
export type ResultEffect = z.infer<typeof ResultEffect>;

export const CourseRefusal = z.object({
  code: z.enum(['no-line', 'off-line', 'apart', 'short', 'finer-node', 'occupied', 'seam']),
  at: Point,
  metres: z.number().nullable(),
});
