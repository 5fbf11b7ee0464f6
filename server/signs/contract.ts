import { z } from 'zod';
import { PlaceId, Position } from '../gazetteer/contract.ts';
import { Day, endpoint, Instant, PageQuery, pageOf } from '../platform/contract.ts';

export const SignId = z.ulid().brand<'SignId'>();
export type SignId = z.infer<typeof SignId>;

export const SignType = z.enum([
  'street',
  'lane',
  'residential',
  'building',
  'unit',
  'door_small',
  'door_large',
  'village',
  'street_new',
  'village_new',
  'culture',
]);
export const SignStatus = z.enum(['planned', 'installed', 'damaged', 'missing', 'mismatched', 'withdrawn']);

export const SignDraft = z.strictObject({
  placeId: PlaceId,
  type: SignType,
  position: Position,
  /** Degrees clockwise from north along which the street runs at the sign; null lets the street's geometry decide. */
  azimuthDegrees: z.number().min(0).max(360).nullable().default(null),
  number: z.string().max(20).nullable().default(null),
  mounting: z.enum(['post', 'wall', 'column']).default('post'),
  maintainer: z.string().max(100).default(''),
});
export const Sign = z.object({
  id: SignId,
  version: z.number().int(),
  placeId: PlaceId,
  name: z.string(),
  romanSign: z.string(),
  category: z.string(),
  type: SignType,
  status: SignStatus,
  edition: z.string(),
  widthMillimetres: z.number(),
  heightMillimetres: z.number(),
  colour: z.string(),
  position: Position,
  azimuthDegrees: z.number().nullable(),
  number: z.string().nullable(),
  mounting: z.string(),
  maintainer: z.string(),
  url: z.string(),
  installedOn: Day.nullable(),
  openReports: z.number().int(),
  /** Coded problems of the draft plate (name, spelling, proportions, colour); empty when it may be made. */
  problems: z.object({ code: z.string(), message: z.string(), messageZh: z.string() }).array(),
  updatedAt: Instant,
});
export type Sign = z.infer<typeof Sign>;

const signParams = z.object({ id: SignId });

export const SignsApi = {
  create: endpoint({
    method: 'post',
    path: '/signs',
    summary: '为标准地名新增标志 / Add a sign for a standard name',
    permission: 'signs.manage',
    jurisdiction: 'body-place',
    body: SignDraft,
    idempotent: true,
    reply: Sign,
  }),
  list: endpoint({
    method: 'get',
    path: '/signs',
    summary: '地名标志列表 / Signs',
    permission: 'signs.read',
    jurisdiction: 'none',
    query: PageQuery.extend({
      placeId: PlaceId.optional(),
      status: SignStatus.optional(),
      q: z.string().max(60).optional(),
    }),
    reply: pageOf(Sign),
  }),
  get: endpoint({
    method: 'get',
    path: '/signs/:id',
    summary: '地名标志 / One sign',
    permission: 'signs.read',
    jurisdiction: 'sign',
    params: signParams,
    reply: Sign,
  }),
  move: endpoint({
    method: 'put',
    path: '/signs/:id',
    summary: '登记标志状态 / Record a sign’s state and position',
    permission: 'signs.manage',
    jurisdiction: 'sign',
    params: signParams,
    body: z.strictObject({
      status: SignStatus,
      position: Position,
      installedOn: Day.nullable().default(null),
    }),
    ifMatch: true,
    reply: Sign,
  }),
  svg: endpoint({
    method: 'get',
    path: '/signs/:id/plate.svg',
    summary: '版面 SVG / Plate artwork as SVG',
    permission: 'signs.read',
    jurisdiction: 'sign',
    params: signParams,
    produces: 'image/svg+xml',
    reply: z.unknown(),
  }),
  pdf: endpoint({
    method: 'get',
    path: '/signs/:id/plate.pdf',
    summary: '版面 PDF（实际尺寸） / Plate artwork as PDF at true size',
    permission: 'signs.read',
    jurisdiction: 'sign',
    params: signParams,
    produces: 'application/pdf',
    reply: z.unknown(),
  }),
  reports: endpoint({
    method: 'get',
    path: '/sign-reports',
    summary: '扫码问题反馈 / Problems reported by scanning',
    permission: 'signs.read',
    jurisdiction: 'none',
    query: PageQuery.extend({ signId: SignId.optional() }),
    reply: pageOf(
      z.object({
        id: z.uuid(),
        signId: SignId,
        name: z.string(),
        kind: z.string(),
        text: z.string(),
        at: Instant,
        open: z.boolean(),
      }),
    ),
  }),
};
