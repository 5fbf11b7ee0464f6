import { z } from 'zod';
import { type Db, maybeOne, sql } from '../../platform/db/sql.ts';
import type { DisputeId } from '../contract.ts';

const Point = z.tuple([z.number(), z.number()]);
const Settled = z.object({
  kind: z.enum(['agreement', 'decision']),
  title: z.string(),
  number: z.string().nullable(),
  settledOn: z.string(),
  effectiveOn: z.string().nullable(),
  course: Point.array(),
  /** The course is that of the surveyed and sealed map. */
  isSurveyed: z.boolean(),
  courseText: z.string(),
  changesAffiliation: z.boolean().nullable(),
  villages: z.string().array(),
  dossierId: z.uuid().nullable(),
  fileId: z.uuid(),
  mapFileId: z.uuid().nullable(),
  /** When the second of both sealed the surveyed map. */
  sealedOn: z.string().nullable(),
  /** Who signed for side a and b, as the agreement says. */
  signers: z.object({ party: z.string(), name: z.string(), post: z.string().nullable() }).array(),
  filedWith: z.string().nullable(),
  filedOn: z.string().nullable(),
});
export type Settled = z.infer<typeof Settled>;

/**
 * The agreement or decision of a dispute with the course in force by it: of the map that was surveyed and sealed once there is
 * one, because it replaces the attached one (BD art. 15). Undefined before there is a settlement. 15 decimals: exact.
 */
export const settledCourse = (db: Db, id: DisputeId): Promise<Settled | undefined> =>
  maybeOne(
    db,
    Settled,
    sql`select s.kind, s.title, s.number, s.settled_on as "settledOn", s.effective_on as "effectiveOn",
               st_asgeojson(coalesce(m.course, s.course), 15, 0)::jsonb -> 'coordinates' as course, m.id is not null as "isSurveyed",
               s.course_text as "courseText", s.changes_affiliation as "changesAffiliation", s.affected_villages as villages,
               s.dossier_id as "dossierId", s.file_id as "fileId", m.file_id as "mapFileId",
               greatest(m.sealed_a_on, m.sealed_b_on) as "sealedOn",
               s.signatures as signers, f.stops[cardinality(f.stops)] as "filedWith", f.filed_on as "filedOn"
          from dispute_settlement s
          left join dispute_map m on m.dispute_id = s.dispute_id and m.role = 'surveyed_replacing'
          left join dispute_filing f on f.dispute_id = s.dispute_id
         where s.dispute_id = ${id}`,
  );
