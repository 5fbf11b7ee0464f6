import type { SheetSubject } from '../../boundaries/sheets/sheetSubject.ts';
import { json, sql } from '../../platform/db/sql.ts';
import type { DrawnDispute } from './drawnDispute.ts';

/** The map of a dispute: what each side claims, what lies between, and what was settled. Undefined where nothing is drawn. */
export function claimsSubject(title: string, { contested, strokes }: DrawnDispute): SheetSubject | undefined {
  const shapes = [...strokes.map(({ geometry }) => geometry), ...(contested === null ? [] : [contested])];
  if (shapes.length === 0) return undefined;
  return {
    ...{ title: '争议区域示意图', subtitle: title, lineId: null, tinted: [], mapReviewNumber: null, course: null },
    extent: sql`select st_expand(st_setsrid(st_extent(st_geomfromgeojson(g))::geometry, 4490), 0.01) as geom
                  from jsonb_array_elements(${json(shapes)}) as g`,
    areas: contested === null ? [] : [{ part: 'contested', geometry: contested }],
    strokes,
    facts: ['内部资料，仅供处理边界争议使用，不得公开。', '主张线为双方各自的主张，不是界线。'],
  };
}
