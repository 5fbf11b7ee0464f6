import { z } from 'zod';
import { codeList } from '../../gazetteer/codeList.ts';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import { CaseKind } from '../kindContract.ts';
import type { BlankForm } from './contract.ts';

const Template = z.object({ material: z.string(), verified: z.boolean(), source: z.string() });

/** The blank forms in force on a day, in the order of the list of materials, with the kinds of case that each is for. */
export async function listForms(db: Db, { day, division }: { day: string; division: string }): Promise<BlankForm[]> {
  const templates = await many(
    db,
    Template,
    sql`select distinct on (kind) substr(kind, length('material-') + 1) as material, verified, source
          from document_template
         where starts_with(kind, 'material-') and valid @> ${day}::date
           and (jurisdiction = 'CN' or starts_with(${division}, jurisdiction))
         order by kind, jurisdiction <> 'CN' desc, length(jurisdiction) desc`,
  );
  const materials = await codeList(db, { kind: 'application-materials', day, division });
  return materials.flatMap(({ code, labelZh, labelEn, traits }) => {
    const template = templates.find(({ material }) => material === code);
    if (!template) return [];
    const kinds = CaseKind.options.filter((kind) => traits.case_kinds?.split(';').includes(kind) ?? true);
    return [{ ...template, labelZh, labelEn, kinds, categories: traits.categories?.split(';') ?? null }];
  });
}
