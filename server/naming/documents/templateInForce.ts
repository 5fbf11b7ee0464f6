import { z } from 'zod';
import { type Db, maybeOne, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { DocumentContent } from './contentContract.ts';
import type { TemplateKind } from './contract.ts';

const Template = z.object({ id: z.string(), content: DocumentContent });

/**
 * The template of a kind in force on a day; the narrowest jurisdiction wins.
 * @throws Problem conflict `no-template`
 */
export async function templateInForce(db: Db, asked: { kind: TemplateKind; day: string; division: string }) {
  const found = await maybeOne(
    db,
    Template,
    sql`select id, content from document_template
         where kind = ${asked.kind} and valid @> ${asked.day}::date
           and (jurisdiction = 'CN' or starts_with(${asked.division}, jurisdiction))
         order by jurisdiction <> 'CN' desc, length(jurisdiction) desc limit 1`,
  );
  if (found) return found;
  throw new Problem('conflict', `No template of ${asked.kind} is in force on ${asked.day}`, {
    detailZh: '没有当日有效的文书模板，请系统管理员在“文书模板”中设定。',
    code: 'no-template',
  });
}
