import { z } from 'zod';
import { endpoint } from '../../platform/contract.ts';
import { CaseId } from '../caseContract.ts';

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
});
export type CaseMaterial = z.infer<typeof CaseMaterial>;

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
};
