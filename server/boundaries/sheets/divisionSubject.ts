import { z } from 'zod';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { type Db, many, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { SheetSubject } from './sheetSubject.ts';

const Named = z.object({ name: z.string(), level: z.string(), since: z.string(), source: z.string() });
const Code = z.object({ code: z.string() });

/** A division in force on a day as the subject of a map sheet. @throws Problem not-found */
export async function divisionSubject(db: Db, code: string, day: string): Promise<SheetSubject> {
  const found = await maybeOne(
    db,
    Named,
    sql`select name, level, lower(valid)::text as since, source from division
         where code = ${code} and valid @> ${day}::date`,
  );
  if (!found) throw new Problem('not-found', `No division ${code} on ${day}`, { detailZh: '没有这个行政区划。' });
  const drawn = await many(db, Code, drawnBy(code, day));
  return {
    title: `${found.name}行政区划图`,
    subtitle: '',
    extent: sql`select st_collect(d.geom) as geom from division d join (${drawnBy(code, day)}) w on w.code = d.code
                 where d.valid @> ${day}::date`,
    lineId: null,
    tinted: drawn.map((one) => one.code),
    areas: [],
    facts: [`区划代码 ${code}，现行区划自 ${found.since} 起。`, `资料来源：${found.source}。`],
    mapReviewNumber: null,
    course: null,
  };
}

/** The division itself, or, since prefectures and provinces have no outline of their own, its counties. */
const drawnBy = (code: string, day: string): Sql => {
  const prefix = divisionPrefix(code);
  return sql`select d.code from division d
              where d.valid @> ${day}::date and d.geom is not null
                and (d.code = ${code} or (starts_with(d.code, ${prefix}) and d.level = 'county' and length(${prefix}::text) < 6))`;
};
