import { type Sql, sql } from '../../platform/db/sql.ts';
import type { TouchingSubject } from './touchingContract.ts';

/**
 * Rows `(geom, mark)` of where a case, sign or dossier lies: CGCS2000, and the md5 of it all by which a release knows its
 * ground again. Of a dossier one row for each drawn area, unit or seat, with the mark of its scheme. None where it lies nowhere.
 */
export function subjectGround(subject: TouchingSubject, id: string): Sql {
  if (subject === 'sign') return sql`select s.position as geom, ${markOf.sign} as mark from sign s where s.id = ${id}`;
  if (!UUID.test(id)) return sql`select null::geometry as geom, '' as mark where false`;
  if (subject === 'case') return sql`select c.geom, ${markOf.case} as mark from naming_case c where c.id = ${id}::uuid`;
  return sql`select g.geom, ${markOf.dossier} as mark
               from division_dossier d join dossier_ground g on g.dossier_id = d.id where d.id = ${id}::uuid`;
}

/** The md5 by kind; aliases `c`, `s`, `d`. */
export const markOf: Record<TouchingSubject, Sql> = {
  case: sql`md5(st_asewkb(c.geom))`,
  sign: sql`md5(st_asewkb(s.position))`,
  dossier: sql`md5(jsonb_build_array(d.draft -> 'change', d.draft -> 'area', d.draft -> 'unit', d.draft -> 'units',
    d.draft -> 'newSeatPoint')::text)`,
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
