import { z } from 'zod';
import { DivisionCode, endpoint } from '../../platform/contract.ts';
import { CaseId } from '../caseContract.ts';
import { CaseKind } from '../kindContract.ts';

/** A code of the list `application-materials`. */
export const MaterialCode = z.string().regex(/^[a-z][a-z-]{1,39}$/);

/**
 * Where a material comes from. `form`: the application itself; `upload`: a file; `register`, `share`: this register or
 * another office has it, so that nobody may ask for it (OG art. 7).
 */
export const MaterialSource = z.enum(['form', 'upload', 'register', 'share']);
export type MaterialSource = z.infer<typeof MaterialSource>;

/** `given`: it is there. `missing`: it is required and not there. `open`: only where its condition holds. `not_asked`: nobody may ask for it. */
export const MaterialState = z.enum(['given', 'missing', 'open', 'not_asked']);
export type MaterialState = z.infer<typeof MaterialState>;

export const CaseMaterial = z.object({
  code: z.string(),
  labelZh: z.string(),
  labelEn: z.string(),
  basisZh: z.string(),
  basisEn: z.string(),
  need: z.enum(['required', 'conditional']),
  source: MaterialSource,
  /** When it is needed, or where it comes from instead. */
  noteZh: z.string(),
  noteEn: z.string(),
  verified: z.boolean(),
  state: MaterialState,
  /** Attachments of the case that are this material. */
  attachmentIds: z.uuid().array(),
  /** A report of the case's own procedure takes the place of a file. */
  fromProcedure: z.boolean(),
  /** There is a form for it to download, with what the case knows already. */
  hasForm: z.boolean(),
});
export type CaseMaterial = z.infer<typeof CaseMaterial>;

/** A form to download (空白表格) for a material that the applicant writes himself. */
export const BlankForm = z.object({
  material: z.string(),
  labelZh: z.string(),
  labelEn: z.string(),
  kinds: CaseKind.array(),
  /** null: of every category. */
  categories: z.string().array().nullable(),
  /** What the form follows, and whether somebody competent compared it with that. */
  source: z.string(),
  verified: z.boolean(),
});
export type BlankForm = z.infer<typeof BlankForm>;

const formParams = z.object({ id: CaseId, material: MaterialCode });

export const MaterialsApi = {
  checklist: endpoint({
    method: 'get',
    path: '/naming-cases/:id/materials',
    summary:
      '材料清单：应有、已有、缺少、不得索要 / The materials of a case: needed, there, missing, not to be asked for',
    permission: 'naming.read',
    jurisdiction: 'naming-case',
    params: z.object({ id: CaseId }),
    reply: z.object({ items: CaseMaterial.array() }),
  }),
  forms: endpoint({
    method: 'get',
    path: '/material-forms',
    summary: '材料的空白表格 / Blank forms of materials',
    permission: 'session',
    jurisdiction: 'none',
    query: z.strictObject({ division: DivisionCode.optional() }),
    reply: z.object({ items: BlankForm.array() }),
  }),
  formPdf: endpoint({
    method: 'get',
    path: '/naming-cases/:id/material-forms/:material/file.pdf',
    summary: '材料表格（PDF，已填入本件内容） / Form of a material as PDF, filled in as far as the case knows',
    permission: 'naming.read',
    jurisdiction: 'naming-case',
    params: formParams,
    produces: 'application/pdf',
    reply: z.unknown(),
  }),
  formDocx: endpoint({
    method: 'get',
    path: '/naming-cases/:id/material-forms/:material/file.docx',
    summary: '材料表格（DOCX，已填入本件内容） / Form of a material as editable DOCX',
    permission: 'naming.read',
    jurisdiction: 'naming-case',
    params: formParams,
    produces: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    reply: z.unknown(),
  }),
};
