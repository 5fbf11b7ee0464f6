import { z } from 'zod';
import { Day, DivisionCode, endpoint, Instant, PageQuery, pageOf } from '../../platform/contract.ts';

export const BuiltUpAreaId = z.uuid().brand<'BuiltUpAreaId'>();
export type BuiltUpAreaId = z.infer<typeof BuiltUpAreaId>;
export const BuiltUpUploadId = z.uuid().brand<'BuiltUpUploadId'>();
export type BuiltUpUploadId = z.infer<typeof BuiltUpUploadId>;

/** A county that an area lies in, and which part of the area (0 to 1). */
export const CountyShare = z.object({ code: z.string(), name: z.string(), share: z.number() });
export type CountyShare = z.infer<typeof CountyShare>;

/** One outline of a built-up area (建成区), in force from `validFrom` until the day before `validTo`. */
export const BuiltUpArea = z.object({
  id: BuiltUpAreaId,
  version: z.number().int(),
  name: z.string(),
  countyCode: z.string(),
  /** The counties it lies in, the greatest share first; parts under one hundredth are left out. */
  counties: CountyShare.array(),
  areaSquareMetres: z.number(),
  asOf: Day,
  validFrom: Day,
  validTo: Day.nullable(),
  source: z.string(),
  documentNo: z.string().nullable(),
  endDocumentNo: z.string().nullable(),
  endReason: z.string().nullable(),
  recordedBy: z.string().nullable(),
  recordedAt: Instant.nullable(),
  schematic: z.boolean(),
  /** Simplified to some 10 m, for a map. CRS84 order. */
  geometry: z.unknown(),
});
export type BuiltUpArea = z.infer<typeof BuiltUpArea>;

/** One thing found in a file; `code` never changes, the sentences are for people. */
export const AreaFinding = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  message: z.string(),
  messageZh: z.string(),
  proposal: z.string().nullable(),
});
export type AreaFinding = z.infer<typeof AreaFinding>;

/** An outline of an uploaded file as it was read. One with an error cannot be taken over. */
export const ReadArea = z.object({
  /** Of the feature, from 1. */
  number: z.number().int(),
  name: z.string().nullable(),
  counties: CountyShare.array(),
  areaSquareMetres: z.number().nullable(),
  findings: AreaFinding.array(),
  /** Areas in force that it overlaps, with the part of it that lies in them, or that bear its name in its county. */
  others: z
    .object({
      id: BuiltUpAreaId,
      version: z.number().int(),
      name: z.string(),
      validFrom: Day,
      share: z.number(),
      isSame: z.boolean(),
    })
    .array(),
  /** Simplified, for a map; null where it could not be read. */
  geometry: z.unknown().nullable(),
});
export type ReadArea = z.infer<typeof ReadArea>;

export const BuiltUpPreview = z.object({
  id: BuiltUpUploadId,
  fileName: z.string(),
  /** `EPSG:N` or `GCJ-02`. */
  crs: z.string().nullable(),
  findings: AreaFinding.array(),
  areas: ReadArea.array(),
});
export type BuiltUpPreview = z.infer<typeof BuiltUpPreview>;

const Words = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}\p{Cs}]+$/u);

/** Which outlines of an upload come into force, and on whose word. */
export const BuiltUpTakeOver = z.strictObject({
  /** Who made them: 自治区自然资源厅城镇建成区监测成果. */
  source: Words(200),
  documentNo: Words(100),
  /** The day whose state the outlines show. */
  asOf: Day,
  /** First day; today or later. */
  validFrom: Day,
  items: z
    .strictObject({
      number: z.number().int().min(1),
      /** The area whose place it takes, as it was read. */
      replaces: z.strictObject({ id: BuiltUpAreaId, version: z.number().int() }).optional(),
    })
    .array()
    .min(1)
    .max(100),
});
export type BuiltUpTakeOver = z.infer<typeof BuiltUpTakeOver>;

export const BuiltUpEnd = z.strictObject({
  documentNo: Words(100),
  reason: Words(500),
  /** First day on which it holds no more; today or later. */
  validTo: Day,
});
export type BuiltUpEnd = z.infer<typeof BuiltUpEnd>;

const keep = { permission: 'areas.keep' } as const;

export const BuiltUpApi = {
  list: endpoint({
    method: 'get',
    path: '/built-up-areas',
    summary: '某日有效的建成区 / Built-up areas in force on a day',
    permission: 'register.read',
    jurisdiction: 'none',
    query: PageQuery.extend({ at: Day.optional(), division: DivisionCode.optional() }),
    reply: pageOf(BuiltUpArea),
  }),
  upload: endpoint({
    method: 'post',
    path: '/built-up-area-uploads',
    summary: '上传建成区范围并预览 / Upload outlines and see what was read; nothing is in force yet',
    ...keep,
    jurisdiction: 'none',
    query: z.strictObject({ crs: z.string().max(40).optional() }),
    upload: true,
    reply: BuiltUpPreview,
  }),
  takeOver: endpoint({
    method: 'post',
    path: '/built-up-area-uploads/:id/take-over',
    summary: '启用上传的建成区 / Put outlines of an upload into force, in the place of others where they say so',
    ...keep,
    jurisdiction: 'built-up-upload',
    params: z.object({ id: BuiltUpUploadId }),
    body: BuiltUpTakeOver,
    reply: z.object({ items: BuiltUpArea.array() }),
  }),
  end: endpoint({
    method: 'post',
    path: '/built-up-areas/:id/end',
    summary: '终止建成区 / End a built-up area on a day',
    ...keep,
    jurisdiction: 'built-up-area',
    params: z.object({ id: BuiltUpAreaId }),
    ifMatch: true,
    body: BuiltUpEnd,
    reply: BuiltUpArea,
  }),
};
