import { z } from 'zod';
import { Position } from '../../gazetteer/contract.ts';
import { DivisionCode, endpoint, Instant, PageQuery, pageOf } from '../../platform/contract.ts';
import { SignId } from '../contract.ts';
import { CodeState, DefectCode } from '../field/fieldContract.ts';
import { OrderId, OrderPhoto, OrderState } from '../orders/orderContract.ts';

export const SignInspectionId = z.uuid().brand<'SignInspectionId'>();
export type SignInspectionId = z.infer<typeof SignInspectionId>;

export const SignInspection = z.object({
  id: SignInspectionId,
  /** null: what was found is in no register. */
  sign: z.object({ id: SignId, name: z.string(), number: z.string().nullable() }).nullable(),
  divisionCode: z.string(),
  divisionName: z.string(),
  inspector: z.string(),
  found: z.enum(['intact', 'defect', 'missing']),
  defects: z.object({ code: z.string(), label: z.string(), labelZh: z.string() }).array(),
  note: z.string().nullable(),
  position: Position,
  accuracyMetres: z.number(),
  /** From where the register has the sign; null where it has none. */
  distanceMetres: z.number().nullable(),
  codeState: CodeState.nullable(),
  inspectedAt: Instant,
  photos: OrderPhoto.array(),
  /** Work that was opened for it. */
  orders: z.object({ id: OrderId, number: z.string(), state: OrderState }).array(),
});
export type SignInspection = z.infer<typeof SignInspection>;

export const SignInspectionFilter = z.strictObject({
  sign: SignId.optional(),
  found: z.enum(['intact', 'defect', 'missing']).optional(),
  defect: DefectCode.optional(),
  code: CodeState.optional(),
  division: DivisionCode.optional(),
});
export type SignInspectionFilter = z.infer<typeof SignInspectionFilter>;

const params = z.object({ id: SignInspectionId, photoId: z.uuid() });

export const SignInspectionsApi = {
  listSignInspections: endpoint({
    ...{ method: 'get', path: '/sign-inspections', summary: '标志巡查记录 / Inspections of signs, the latest first' },
    ...{ permission: 'signs.read', jurisdiction: 'none' },
    ...{ query: PageQuery.extend(SignInspectionFilter.shape), reply: pageOf(SignInspection) },
  }),
  signInspectionPhoto: endpoint({
    ...{
      method: 'get',
      path: '/sign-inspections/:id/photos/:photoId',
      summary: '巡查照片 / A photo of this inspection',
    },
    ...{ permission: 'signs.read', jurisdiction: 'sign-inspection', params, produces: 'image/jpeg', reply: z.string() },
  }),
};
