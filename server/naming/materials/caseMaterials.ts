import { z } from 'zod';
import { codeList } from '../../gazetteer/codeList.ts';
import type { CodeListItem } from '../../gazetteer/codeListContract.ts';
import { type Db, one, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { CaseId } from '../caseContract.ts';
import { type CaseMaterial, MaterialSource } from './contract.ts';
import { listForms } from './listForms.ts';
import { materialState } from './materialState.ts';

const Given = z.object({
  kind: z.string(),
  category: z.string().nullable(),
  divisionCode: z.string(),
  /** Materials that the entries of the form give, by code. */
  inForm: z.string().array(),
  /** Reports of the procedure, by kind; their kinds are codes of the list. */
  reports: z.string().array(),
  files: z.object({ id: z.uuid(), material: z.string().nullable() }).array(),
});
const Traits = z.object({
  need: z.enum(['required', 'conditional']),
  given_by: MaterialSource,
  verified: z.literal(['true', 'false']),
});

/** The materials that the law and local practice ask of this kind of case and category, and how each stands. */
export async function caseMaterials(db: Db, id: CaseId, today: string): Promise<{ items: CaseMaterial[] }> {
  const given = await one(db, Given, selectGiven(id));
  const list = await codeList(db, { kind: 'application-materials', day: today, division: given.divisionCode });
  const forms = await listForms(db, { day: today, division: given.divisionCode });
  const withForm = new Set(forms.map(({ material }) => material));
  const items = list.filter((item) => concerns(item, given)).map((item) => standing(item, given));
  return { items: items.map((item) => ({ ...item, hasForm: withForm.has(item.code) })) };
}

/**
 * Refuses a file under a material that nobody may ask for, or that the form gives already.
 * @throws Problem invalid-input `unknown-material`, `not-asked`
 */
export async function requireUploadable(
  db: Db,
  { id, material, today }: { id: CaseId; material: string; today: string },
) {
  const { items } = await caseMaterials(db, id, today);
  const found = items.find(({ code }) => code === material);
  if (found?.source === 'upload' || (!found && (await isFilingPaper(db, material, today)))) return;
  const message = found ? `${material} is not asked for: ${found.noteEn}` : `No material ${material} for this case`;
  const messageZh = found ? `${found.labelZh}：${found.noteZh}` : '本类办件没有这种材料';
  throw new Problem('invalid-input', message, {
    detailZh: `${messageZh}。`,
    errors: [
      {
        ...{ in: 'query', pointer: '/material', code: found ? 'not-asked' : 'unknown-material' },
        ...{ detail: message, detailZh: messageZh },
      },
    ],
  });
}

/** The report and the approval document that a filing must come with are kept with the case. */
async function isFilingPaper(db: Db, material: string, today: string): Promise<boolean> {
  const list = await codeList(db, { kind: 'filing-materials', day: today });
  return list.some(({ code, traits }) => code === material && traits.need === 'required');
}

/** An empty list of a row concerns every kind, every category. */
function concerns({ traits }: CodeListItem, { kind, category }: z.infer<typeof Given>): boolean {
  const isIn = (list: string | undefined, value: string | null) =>
    list === undefined || value === null || list.split(';').includes(value);
  return isIn(traits.case_kinds, kind) && isIn(traits.categories, category);
}

function standing(item: CodeListItem, given: z.infer<typeof Given>): Omit<CaseMaterial, 'hasForm'> {
  const { code, labelZh, labelEn, sourceZh, sourceEn, articleZh, articleEn, traits } = item;
  const { need, given_by: source, verified } = Traits.parse(traits);
  const attachmentIds = given.files.filter(({ material }) => material === code).map(({ id }) => id);
  const fromProcedure = given.reports.includes(code);
  const isThere = source === 'form' ? given.inForm.includes(code) : attachmentIds.length > 0 || fromProcedure;
  return {
    ...{ code, labelZh, labelEn, need, source, attachmentIds, fromProcedure },
    basisZh: `${sourceZh}${articleZh}`,
    basisEn: [sourceEn, articleEn].filter(Boolean).join(' '),
    noteZh: traits.reader_note_zh ?? '',
    noteEn: traits.reader_note_en ?? '',
    verified: verified === 'true',
    state: materialState({ need, source, isThere }),
  };
}

const selectGiven = (id: CaseId): Sql => sql`
  select c.kind, c.category, coalesce(c.division_code, '') as "divisionCode",
         array_remove(array[
           case when c.submitted_at is not null or (c.contact_name <> '' and c.contact_phone <> '') then 'application' end,
           case when exists (select 1 from case_candidate d where d.case_id = c.id and d.dropped_at is null and d.name <> '' and d.meaning <> '' and d.reason <> '') then 'scheme' end,
           case when c.geom is not null and c.location <> '' then 'basics' end], null) as "inForm",
         array(select kind from case_report where case_id = c.id
               union select p.procedure from case_procedure p where p.case_id = c.id and p.content->>'form' = p.procedure
                 and not exists (select 1 from case_procedure q where q.case_id = p.case_id
                   and q.procedure = p.procedure and q.version > p.version)) as reports,
         coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'material', a.material) order by a.uploaded_at, a.id)
                     from attachment a where a.case_id = c.id), '[]') as files
    from naming_case c where c.id = ${id}`;
