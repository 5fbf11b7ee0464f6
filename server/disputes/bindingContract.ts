import { z } from 'zod';
import { Day, DivisionCode, endpoint } from '../platform/contract.ts';
import { DisputeAuthority, DisputeLevel, DisputeTrack, Government } from './contract.ts';

/** A document on record by which the line may bind without more (BD art. 4). */
export const BindingLine = z.object({
  /** 1 drawn by the superior; 2 drawn when a former dispute was settled; 3 confirmed by both before the dispute. Our reading. */
  item: z.number().int().min(1).max(3),
  kind: z.enum(['agreement', 'approval', 'map', 'line', 'settlement']),
  title: z.string(),
  number: z.string().nullable(),
  datedOn: Day.nullable(),
  lineId: z.uuid().nullable(),
  disputeId: z.uuid().nullable(),
});
export type BindingLine = z.infer<typeof BindingLine>;

export const DisputePreview = z.object({
  level: DisputeLevel,
  sideA: Government,
  sideB: Government,
  handler: Government,
  authority: DisputeAuthority,
  /** Lines that bind without more; on track T1 each needs a reason why it does not. */
  binding: BindingLine.array(),
  article: z.string(),
  articleZh: z.string(),
});
export type DisputePreview = z.infer<typeof DisputePreview>;

export const DisputePreviewApi = {
  preview: endpoint({
    method: 'post',
    path: '/dispute-previews',
    summary: '登记前查看处理机关和已有界线 / Who would handle it, and lines that bind without more',
    permission: 'disputes.register',
    jurisdiction: 'dispute-sides',
    body: z.strictObject({ track: DisputeTrack, sideA: DivisionCode, sideB: DivisionCode }),
    reply: DisputePreview,
  }),
};
