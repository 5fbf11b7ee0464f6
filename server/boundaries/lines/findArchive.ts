import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Db, maybeOne, one, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { LineId } from '../contract.ts';
import { LineArchive, LineCourse } from './archiveContract.ts';
import { lineRights } from './lineRights.ts';
import { lineFacts } from './lockLine.ts';

const Rest = LineArchive.omit({ rights: true, name: true, courseText: true, agreementId: true });

/** What a line rests on, with what the reader's office may do. Whether the reader may is asked before. */
export async function findArchive(db: Db, actor: Actor, id: LineId): Promise<LineArchive> {
  const line = await lineFacts(db, id);
  const rest = await one(db, Rest, selectArchive(id));
  const { name, courseText, agreementId } = line;
  return {
    rights: line.isEnded ? 'none' : lineRights(actor.divisionCode, line),
    name,
    courseText,
    agreementId,
    ...rest,
  };
}

/** @param at a day, or the present @throws Problem not-found where no course is on record for it */
export async function findCourse(db: Db, id: LineId, at: string): Promise<z.infer<typeof LineCourse>> {
  const found = await maybeOne(
    db,
    z.object({ course: LineCourse }),
    sql`select ${versionJson} || jsonb_build_object('geometry', st_asgeojson(v.geom, 9, 0)::jsonb) as course
          from boundary_line_version v left join boundary_document d on d.id = v.approval_id
         where v.line_id = ${id} and v.valid @> ${at}::date`,
  );
  if (found) return found.course;
  throw new Problem('not-found', `No course of the line is on record for ${at}`, {
    detailZh: `没有 ${at} 的界线走向记录。`,
  });
}

const versionJson: Sql = sql`
  jsonb_build_object('number', v.number, 'cause', v.cause, 'status', v.status, 'lengthMetres', v.length_metres,
    'approval', coalesce(d.number, d.title), 'validFrom', lower(v.valid), 'validTo', upper(v.valid), 'recordedAt', v.recorded_at)`;

const recorded = (alias: Sql): Sql =>
  sql`'recordedBy', ${alias}.recorded_by, 'organisation', ${alias}.organisation, 'recordedAt', ${alias}.recorded_at`;

const nameOf = (code: Sql): Sql =>
  sql`coalesce((select n.name from division n where n.code = ${code} order by lower(n.valid) desc limit 1), ${code})`;
const initialOf = (code: Sql): Sql =>
  sql`coalesce((select left(n."specific", 1) from division n where n.code = ${code} order by lower(n.valid) desc limit 1), '')`;

const selectArchive = (id: LineId): Sql => sql`
  select (select ${initialOf(sql`l.side_a`)} || ${initialOf(sql`l.side_b`)} || '线' from boundary_line l where l.id = ${id}) as "proposedName",
         (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'title', a.title, 'number', a.number, 'signedOn', a.signed_on,
             'parties', (select jsonb_agg(p || jsonb_build_object('name', ${nameOf(sql`(p ->> 'code')`)}) order by p ->> 'code') from jsonb_array_elements(a.parties) p),
             'maps', to_jsonb(a.maps), 'pointTable', a.point_table, 'courseText', a.course_text, 'filedWith', a.filed_with,
             'filedOn', a.filed_on, 'fileId', a.file_id, 'fileName', f.file_name, 'supersedesId', a.supersedes_id, ${recorded(sql`a`)})
             order by a.signed_on desc, a.recorded_at desc, a.id desc), '[]')
            from boundary_agreement a join boundary_line_file f on f.id = a.file_id where a.line_id = ${id}) as agreements,
         (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'kind', d.kind, 'title', d.title, 'number', d.number,
             'issuer', d.issuer, 'datedOn', d.dated_on, 'agreementId', d.agreement_id, 'fileId', d.file_id,
             'fileName', f.file_name, ${recorded(sql`d`)}) order by d.dated_on, d.recorded_at, d.id), '[]')
            from boundary_document d left join boundary_line_file f on f.id = d.file_id where d.line_id = ${id}) as documents,
         (select coalesce(jsonb_agg(${versionJson} order by v.number desc), '[]')
            from boundary_line_version v left join boundary_document d on d.id = v.approval_id
           where v.line_id = ${id} and not isempty(v.valid)) as versions,
         (select coalesce(jsonb_agg(jsonb_build_object('was', c.was, 'secrecy', c.secrecy, 'ground', c.ground,
             'mapReviewNumber', c.map_review_number, 'decidedBy', c.decided_by, 'organisation', c.organisation,
             'decidedAt', c.decided_at) order by c.decided_at desc, c.id desc), '[]')
            from boundary_classification c where c.line_id = ${id}) as classifications`;
