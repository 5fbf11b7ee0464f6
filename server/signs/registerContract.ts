import { z } from 'zod';
import { Position } from '../gazetteer/contract.ts';
import { endpoint, Instant, longText, oneLine, PageQuery, pageOf } from '../platform/contract.ts';
import { SignId, SignType } from './contract.ts';

export const PhotoKind = z.enum(['sign', 'surroundings', 'installed', 'after', 'report']);

export const SignPhoto = z.object({
  id: z.uuid(),
  kind: PhotoKind,
  takenAt: Instant,
  /** Where it was taken, as the device said; the picture itself says nothing of it. */
  position: Position.nullable(),
  by: z.string(),
  at: Instant,
});
export type SignPhoto = z.infer<typeof SignPhoto>;

/** One act on a sign, as the audit record has it. */
export const SignAct = z.object({
  at: Instant,
  by: z.string(),
  action: z.string(),
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()),
});
export type SignAct = z.infer<typeof SignAct>;

/** Who owns new signs of a type; `*` is every type without a row of its own. */
export const SignOwner = z.object({
  type: z.union([SignType, z.literal('*')]),
  /** Of the division it was said for; `000000`: a default of this system. */
  divisionCode: z.string(),
  version: z.number().int(),
  owner: z.string(),
  ground: z.string(),
  /** Somebody has read the text it rests on. */
  verified: z.boolean(),
});
export type SignOwner = z.infer<typeof SignOwner>;

const params = z.object({ id: SignId });
const read = { permission: 'signs.read', jurisdiction: 'sign' } as const;

export const SignRegisterApi = {
  listSignPhotos: endpoint({
    ...{ ...read, method: 'get', path: '/signs/:id/photos', summary: '标志照片 / Photographs of a sign, newest first' },
    ...{ params, reply: z.object({ items: SignPhoto.array() }) },
  }),
  signPhoto: endpoint({
    ...{ ...read, method: 'get', path: '/signs/:id/photos/:photoId', summary: '一张标志照片 / One photograph' },
    ...{ params: params.extend({ photoId: z.uuid() }), produces: 'image/jpeg', reply: z.unknown() },
  }),
  addSignPhoto: endpoint({
    ...{ method: 'post', path: '/signs/:id/photos/:kind', permission: 'signs.manage', jurisdiction: 'sign' },
    summary: '上传标志照片（去除拍摄信息） / Add a photograph; what the camera wrote into it is taken out',
    params: params.extend({ kind: PhotoKind.extract(['sign', 'surroundings', 'installed']) }),
    ...{ upload: true, reply: SignPhoto },
  }),
  signHistory: endpoint({
    ...{
      ...read,
      method: 'get',
      path: '/signs/:id/history',
      summary: '标志经过 / What was done with a sign, newest first',
    },
    ...{ params, query: PageQuery, reply: pageOf(SignAct) },
  }),
  listSignOwners: endpoint({
    ...{ method: 'get', path: '/sign-owners', permission: 'signs.read', jurisdiction: 'none' },
    ...{ summary: '标志归属单位设定 / Who owns new signs, by type', reply: z.object({ items: SignOwner.array() }) },
  }),
  setSignOwner: endpoint({
    ...{ method: 'put', path: '/sign-owners', permission: 'signs.manage', jurisdiction: 'none' },
    summary:
      '设定本单位辖区内某类标志的归属单位 / Say who owns new signs of a type in one’s own division, and on which ground',
    body: z.strictObject({
      type: SignOwner.shape.type,
      owner: oneLine(100),
      ground: longText(300),
      verified: z.boolean(),
    }),
    ...{ ifMatch: true, reply: SignOwner },
  }),
};
