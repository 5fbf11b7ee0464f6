import { z } from 'zod';
import { Day, DivisionCode, endpoint, Instant } from '../../platform/contract.ts';

export const EditionId = z.uuid().brand<'EditionId'>();
export type EditionId = z.infer<typeof EditionId>;

const Words = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cs}\0]+$/u);
const OutlineLevel = z.enum(['county', 'township']);

/** Which maps need a review (MR arts. 13, 15, 21, 22). */
export const MapReviewRule = z.object({
  id: z.string(),
  kind: z.enum(['reviewed', 'exempt', 'demonstration']),
  labelZh: z.string(),
  labelEn: z.string(),
  instrument: z.string(),
  article: z.string(),
  articleZh: z.string(),
  verified: z.boolean(),
  note: z.string(),
  noteZh: z.string(),
});

export type MapReviewRule = z.infer<typeof MapReviewRule>;

/** A reviewed map whose outlines the public may see. */
export const PublicEdition = z.object({
  id: EditionId,
  rule: z.string(),
  title: z.string(),
  reviewNumber: z.string().nullable(),
  reviewedBy: z.string().nullable(),
  reviewedOn: Day.nullable(),
  scope: z.string(),
  area: z.string(),
  areaName: z.string().nullable(),
  levels: OutlineLevel.array(),
  ground: z.string(),
  enteredBy: z.string(),
  organisation: z.string(),
  enteredAt: Instant,
  withdrawnAt: Instant.nullable(),
  withdrawalGround: z.string().nullable(),
  /** Outlines that it holds, and how many of them the public sees now. */
  outlines: z.number().int(),
  shown: z.number().int(),
});
export type PublicEdition = z.infer<typeof PublicEdition>;

/** What is entered: never sample data, which the loader of a demonstration marks. */
export const EditionDraft = z.strictObject({
  rule: z.enum(['public-map', 'classified-source']),
  title: Words(200),
  reviewNumber: Words(60),
  reviewedBy: Words(100),
  reviewedOn: Day,
  scope: Words(500),
  area: DivisionCode,
  levels: OutlineLevel.array().min(1).max(2),
  ground: Words(500),
});
export type EditionDraft = z.infer<typeof EditionDraft>;

const params = z.object({ id: EditionId });
const clear = { permission: 'boundaries.clear', reply: PublicEdition } as const;

export const PublicMapsApi = {
  publicEditions: endpoint({
    ...{ method: 'get', path: '/public-map-editions', summary: '公开地图版次和审图号 / Editions that the public sees' },
    ...{ permission: 'boundaries.read', jurisdiction: 'none' },
    reply: z.object({ items: PublicEdition.array(), rules: MapReviewRule.array() }),
  }),
  enterEdition: endpoint({
    ...{ ...clear, method: 'post', path: '/public-map-editions', summary: '登记公开版次 / Enter a reviewed edition' },
    ...{ jurisdiction: 'none', body: EditionDraft, idempotent: true },
  }),
  withdrawEdition: endpoint({
    ...{ ...clear, method: 'post', path: '/public-map-editions/:id/withdrawal', summary: '撤下公开版次 / Withdraw it' },
    ...{ jurisdiction: 'public-map-edition', params, body: z.strictObject({ ground: Words(500) }) },
  }),
};
