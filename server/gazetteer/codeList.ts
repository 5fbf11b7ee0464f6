import { type Db, many, type Sql, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import { CodeListItem } from './codeListContract.ts';

interface Asked {
  kind: string;
  /** The day on which the codes hold. */
  day: string;
  /** The codes of this division and of the whole country; undefined: of the whole country only. */
  division?: string | undefined;
}

/**
 * The codes of a list in force on a day, in the order of the list. Of a code with rows of several jurisdictions the
 * narrowest one counts. An unknown list is empty.
 */
export const codeList = (db: Db, asked: Asked): Promise<CodeListItem[]> => many(db, CodeListItem, selectList(asked));

/** The same for a reader of the API. @throws Problem not-found for a list that has no code on that day */
export async function namedCodeList(db: Db, asked: Asked) {
  const items = await codeList(db, asked);
  if (items.length > 0) return { kind: asked.kind, items };
  throw new Problem('not-found', `No code list ${asked.kind} on ${asked.day}`, { detailZh: '没有这个代码表。' });
}

const selectList = ({ kind, day, division = '' }: Asked): Sql => sql`
  select code, label_zh as "labelZh", label_en as "labelEn", source_zh as "sourceZh", source_en as "sourceEn",
         article_zh as "articleZh", article_en as "articleEn", jurisdiction, lower(valid) as "validFrom",
         upper(valid) as "validTo", traits
    from (select distinct on (code) * from code_list
           where kind = ${kind} and valid @> ${day}::date
             and (jurisdiction = 'CN' or starts_with(${division}, jurisdiction))
           order by code, jurisdiction <> 'CN' desc, length(jurisdiction) desc) found
   order by position, code`;
