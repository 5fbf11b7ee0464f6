import { z } from 'zod';
import { endpoint } from '../../../platform/contract.ts';
import { CaseId } from '../../caseContract.ts';

const params = z.object({ id: CaseId });

/** The filing form (备案登记表) of a case of this register and its papers, with what is still missing. */
export const UpwardFiling = z.object({
  fields: z
    .object({
      /** The key of the list `filing-fields`, until the national database's own is known. */
      key: z.string(),
      labelZh: z.string(),
      labelEn: z.string(),
      value: z.string(),
      isRequired: z.boolean(),
      isMissing: z.boolean(),
      verified: z.boolean(),
    })
    .array(),
  materials: z
    .object({
      code: z.string(),
      labelZh: z.string(),
      labelEn: z.string(),
      isRequired: z.boolean(),
      isMissing: z.boolean(),
      /** Uploaded files and reports of the procedure. */
      count: z.number().int(),
    })
    .array(),
});
export type UpwardFiling = z.infer<typeof UpwardFiling>;

export const UpwardApi = {
  form: endpoint({
    method: 'get',
    path: '/naming-cases/:id/filing-form',
    summary: '本办件的备案登记表与材料，标明缺项 / The filing form and papers of a case, with what is missing',
    permission: 'naming.read',
    jurisdiction: 'naming-case',
    params,
    reply: UpwardFiling,
  }),
  package: endpoint({
    method: 'get',
    path: '/naming-cases/:id/filing-package',
    summary:
      '备案材料包（ZIP：登记表、数据文件、材料、带 SHA-256 的清单） / The filing package as one ZIP with a manifest of SHA-256',
    permission: 'naming.read',
    jurisdiction: 'naming-case',
    params,
    produces: 'application/zip',
    reply: z.unknown(),
  }),
};
