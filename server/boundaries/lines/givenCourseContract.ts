import { z } from 'zod';
import { endpoint, Instant } from '../../platform/contract.ts';
import { LineId } from '../contract.ts';

/** A course of a line as a file gave it: evidence beside the line, which nobody has verified. */
export const GivenCourse = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  /** File, SHA-256 and day of the import. */
  source: z.string(),
  importedAt: Instant,
  agreement: z.string().nullable(),
  document: z.string().nullable(),
  note: z.string().nullable(),
  verified: z.boolean(),
  /** Geodesic. */
  lengthMetres: z.number(),
  /** The farthest that it lies from the course on record; null where that has none. */
  metresOff: z.number().nullable(),
  /** Its stretches in CGCS2000, longitude first. */
  parts: z.tuple([z.number(), z.number()]).array().array(),
});
export type GivenCourse = z.infer<typeof GivenCourse>;

export const GivenCourseApi = {
  given: endpoint({
    method: 'get',
    path: '/boundary-lines/:id/given-courses',
    summary: '来自文件的界线走向（未核实） / Courses of a line out of files, not verified',
    permission: 'boundaries.read',
    jurisdiction: 'boundary-line-record',
    params: z.object({ id: LineId }),
    reply: z.object({ items: GivenCourse.array() }),
  }),
};
