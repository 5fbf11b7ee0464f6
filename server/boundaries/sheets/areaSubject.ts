import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { AreaWish } from './sheetContract.ts';
import type { SheetSubject } from './sheetSubject.ts';

interface Reader {
  divisionCode: string;
  day: string;
}

/**
 * A chosen area as the subject of map sheets, or the counties of the reader's division.
 * @throws Problem invalid-input where a side is missing or they are the wrong way round
 */
export function areaSubject(wish: AreaWish, { divisionCode, day }: Reader): SheetSubject {
  const about = { lineId: null, tinted: [], areas: [], facts: [], mapReviewNumber: null, course: null };
  const title = '行政区域界线图';
  const { west, south, east, north } = wish;
  const sides = { west, south, east, north };
  const missing = Object.entries(sides).find(([, value]) => value === undefined)?.[0];
  if (Object.values(sides).every((value) => value === undefined)) {
    const extent = sql`select st_collect(d.geom) as geom from division d
                        where starts_with(d.code, ${divisionPrefix(divisionCode)}) and d.level = 'county' and d.valid @> ${day}::date`;
    return { ...about, title, subtitle: '', extent };
  }
  if (missing) throw badSide(missing, ['All four sides, please', '请填写四至']);
  if (Number(west) >= Number(east)) throw badSide('east', ['East must be east of west', '东经界应大于西经界']);
  if (Number(south) >= Number(north)) throw badSide('north', ['North must be north of south', '北纬界应大于南纬界']);
  const extent = sql`select st_makeenvelope(${Number(west)}::float8, ${Number(south)}::float8, ${Number(east)}::float8, ${Number(north)}::float8, 4490) as geom`;
  return { ...about, title, subtitle: '（任选范围）', extent };
}

function badSide(side: string, [detail, detailZh]: [string, string]): Problem {
  return new Problem('invalid-input', detail, {
    detailZh: `${detailZh}。`,
    errors: [{ in: 'query', pointer: `/${side}`, code: 'no-area', detail, detailZh }],
  });
}
