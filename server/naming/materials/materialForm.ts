import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import type { Download } from '../../platform/contract.ts';
import { maybeOne, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { CaseId } from '../caseContract.ts';
import { chinaDay } from '../deadline.ts';
import type { DocumentDeps } from '../documents/documentDeps.ts';
import { documentDocx } from '../documents/documentDocx.ts';
import type { DocumentFacts } from '../documents/documentFacts.ts';
import { documentPdf } from '../documents/documentPdf.ts';
import { blankFacts } from '../documents/documentSlots.ts';
import { fillTemplate } from '../documents/fillTemplate.ts';
import { titleOf } from '../documents/printedDocument.ts';
import { templateInForce } from '../documents/templateInForce.ts';
import type { CaseKind } from '../kindContract.ts';
import { formFacts } from './formFacts.ts';
import { listForms } from './listForms.ts';

export type FormDeps = Pick<DocumentDeps, 'db' | 'now' | 'faces'>;
export type FormEnding = 'pdf' | 'docx';

interface OfCase {
  id: CaseId;
  material: string;
}

/** The blank form of a material of a case, with what the applicant entered already. @throws Problem not-found, conflict `missing-glyph` */
export async function caseForm(deps: FormDeps, actor: Actor, { id, material }: OfCase, ending: FormEnding) {
  const today = chinaDay(deps.now());
  const facts = await formFacts(deps.db, actor, id, today);
  const found = await maybeOne(
    deps.db,
    z.object({ division: z.string() }),
    sql`select coalesce(division_code, '') as division from naming_case where id = ${id}`,
  );
  return formFile(deps, { material, division: found?.division ?? '', facts, ending });
}

/** The same with nothing in it, for everybody. @throws Problem not-found */
export const blankForm = (
  deps: FormDeps,
  { material, kind, ending }: { material: string; kind: CaseKind; ending: FormEnding },
): Promise<Download> => formFile(deps, { material, division: '', facts: blankFacts(kind), ending });

interface Filled {
  material: string;
  /** A form of this division goes before that of the whole country. */
  division: string;
  facts: DocumentFacts;
  ending: FormEnding;
}

async function formFile(
  { db, now, faces }: FormDeps,
  { material, division, facts, ending }: Filled,
): Promise<Download> {
  const at = now();
  const day = chinaDay(at);
  const forms = await listForms(db, { day, division });
  if (!forms.some((form) => form.material === material)) throw noForm(material);
  const template = await templateInForce(db, { kind: `material-${material}`, day, division });
  const content = fillTemplate(template.content, facts);
  const printed = { content, number: null, verification: null, isForm: true, createdAt: at } as const;
  const body = ending === 'pdf' ? await documentPdf(printed, faces) : await documentDocx(printed);
  return { fileName: `${titleOf(content)}.${ending}`, body };
}

const noForm = (material: string): Problem =>
  new Problem('not-found', `The material ${material} has no blank form`, { detailZh: '这种材料没有空白表格。' });
