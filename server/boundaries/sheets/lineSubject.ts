import { z } from 'zod';
import { type Db, one, sql } from '../../platform/db/sql.ts';
import type { BoundaryLineDetail } from '../contract.ts';
import { findLine } from '../findLine.ts';
import type { SheetSubject } from './sheetSubject.ts';

const Kept = z.object({
  courseText: z.string().nullable(),
  number: z.number().int().nullable(),
  since: z.string().nullable(),
});

/** A line as the subject of map sheets: both sides, its version and what it rests on. @throws Problem not-found */
export async function lineSubject(
  db: Db,
  id: BoundaryLineDetail['id'],
  { course, day }: { course: 'yes' | 'no'; day: string },
): Promise<SheetSubject> {
  const line = await findLine(db, id);
  const kept = await one(
    db,
    Kept,
    sql`select l.course_text as "courseText", v.number, lower(v.valid)::text as since
          from boundary_line l left join boundary_line_version v on v.line_id = l.id and v.valid @> ${day}::date
         where l.id = ${id}`,
  );
  const isAgreed = line.status !== 'draft';
  return {
    title: `${line.sideA.name}与${line.sideB.name}行政区域界线图`,
    subtitle: isAgreed ? `${line.name ?? ''}（依协议书绘制）` : '（未签协议书）',
    extent: sql`select st_collect(c.geom) as geom from boundary_line_arc m join boundary_arc c on c.id = m.arc_id
                 where m.line_id = ${id}`,
    lineId: id,
    tinted: [],
    areas: [],
    facts: factsOf(line, kept),
    mapReviewNumber: line.mapReviewNumber,
    course: course === 'yes' ? kept.courseText : null,
  };
}

function factsOf(line: BoundaryLineDetail, { number, since }: z.infer<typeof Kept>): string[] {
  return [
    ...(number === null ? [] : [`界线版本：第 ${number} 版，自 ${since} 起。`]),
    `界线长度 ${(line.lengthMetres / 1000).toFixed(3)} km（椭球面）。`,
    ...(line.agreement ? [`协议书：${line.agreement}。`] : []),
    ...(line.approvalDocument ? [`批准文件：${line.approvalDocument}。`] : []),
    `资料来源：${line.source}。`,
  ];
}
