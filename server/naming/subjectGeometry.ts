import { z } from 'zod';
import type { PlaceCategory, PointLineOrArea } from '../gazetteer/contract.ts';
import { shapeOf } from '../gazetteer/namesInScope.ts';
import { requireShape } from '../gazetteer/requireShape.ts';
import { type Db, one, type Sql, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';

/**
 * Refuses a shape that cannot be the subject of a case, and says why and where: too many vertices, axes swapped, outside
 * China, wrong kind for the category, invalid, empty, or outside the division.
 * @throws Problem invalid-input with a pointer below /geometry
 */
export async function requireSubjectGeometry(
  db: Db,
  subject: { geometry: PointLineOrArea; category: PlaceCategory; division: string },
) {
  const { geometry, category } = subject;
  requireShape(geometry);
  requireKind(geometry, category);
  const found = await one(db, Judgement, judge(geometry, subject.division));
  if (!found.valid)
    throw refused(
      'invalid-geometry',
      `Invalid shape: ${found.reason}`,
      `图形无效（${found.reason}），请检查是否自相交或重复`,
    );
  if (found.metres <= 0) throw refused('empty-geometry', 'The shape has no length or area', '图形没有长度或面积');
  if (found.known && !found.within) {
    throw refused(
      'outside-division',
      'The shape does not touch the chosen division',
      '图形不在所选行政区内，请核对位置或所选行政区',
    );
  }
}

function requireKind({ type }: PointLineOrArea, category: PlaceCategory): void {
  if (category === 'street' && !type.endsWith('LineString'))
    throw refused('wrong-kind', 'A street is a line', '街路巷须以线绘制');
  if ((category === 'residential_area' || category === 'building') && !type.endsWith('Polygon')) {
    throw refused('wrong-kind', 'A quarter or building is an area', '住宅区、楼宇须以面绘制');
  }
}

const refused = (code: string, message: string, messageZh: string): Problem =>
  new Problem('invalid-input', message, {
    detailZh: messageZh,
    errors: [{ in: 'body', pointer: '/geometry', code, detail: message, detailZh: messageZh }],
  });

const Judgement = z.object({
  valid: z.boolean(),
  reason: z.string(),
  metres: z.number(),
  known: z.boolean(),
  within: z.boolean(),
});

const judge = (geometry: PointLineOrArea, division: string): Sql => sql`
  with g as (select ${shapeOf(geometry)} as shape),
  area as (select geom from division where code = ${division} and upper_inf(valid) and geom is not null)
  select st_isvalid(shape) as valid, st_isvalidreason(shape) as reason,
         case st_dimension(shape) when 0 then 1 when 1 then st_length(shape::geography) else st_area(shape::geography, false) end as metres,
         exists (select 1 from area) as known,
         st_isvalid(shape) and exists (select 1 from area where st_intersects(area.geom, shape)) as within
    from g`;
