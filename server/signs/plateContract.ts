import { z } from 'zod';
import { endpoint } from '../platform/contract.ts';
import { SignId } from './contract.ts';

/** What one must know of a plate besides how it looks. Millimetres. */
export const PlateFacts = z.object({
  widthMillimetres: z.number(),
  heightMillimetres: z.number(),
  /** From the cut to the edge of the proof with its marks. */
  marginMillimetres: z.number(),
  edition: z.string(),
  /** Whether anybody has read this size in the standard. */
  sizeVerified: z.boolean(),
  sizeSource: z.string(),
  qrSideMillimetres: z.number().nullable(),
  moduleMillimetres: z.number().nullable(),
  /** Characters drawn by another face than the edition's: their form is to be looked at. */
  substitutes: z.object({ character: z.string(), face: z.string() }).array(),
  /** The text of the register had no room for its last sentences. */
  storyShortened: z.boolean(),
});
export type PlateFacts = z.infer<typeof PlateFacts>;

const params = z.object({ id: SignId });
const read = { method: 'get', permission: 'signs.read', jurisdiction: 'sign', params } as const;

export const PlatesApi = {
  facts: endpoint({
    ...read,
    path: '/signs/:id/plate',
    summary: '版面尺寸与字形说明 / Size, edition and lettering of a plate',
    reply: PlateFacts,
  }),
  proof: endpoint({
    ...read,
    path: '/signs/:id/plate-proof.svg',
    summary: '含出血与裁切线的版面 SVG / Plate with its bleed and cut marks as SVG',
    produces: 'image/svg+xml',
    reply: z.unknown(),
  }),
};
