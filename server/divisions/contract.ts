import { z } from 'zod';
import { Day, DivisionCode, endpoint, PageQuery, pageOf } from '../platform/contract.ts';

export const DivisionLevel = z.enum(['province', 'prefecture', 'county', 'township', 'committee']);

export const Division = z.object({
  code: z.string(),
  name: z.string(),
  level: DivisionLevel,
  type: z.string(),
  parentCode: z.string().nullable(),
  /** Whom the unit is entrusted to (代管), where that is not its superior. */
  entrustedCode: z.string().nullable(),
  /** Where its government sits, in words. */
  seat: z.string().nullable(),
  /** The division of the next level in which it sits, and where: longitude, latitude. */
  seatCode: z.string().nullable(),
  seatPoint: z.tuple([z.number(), z.number()]).nullable(),
  approvalDocument: z.string().nullable(),
  path: z.string(),
  validFrom: Day,
  validTo: Day.nullable(),
  statistical: z.boolean(),
  /** west, south, east, north in degrees; null without an outline. */
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  schematic: z.boolean(),
});
export type Division = z.infer<typeof Division>;

export const DivisionsApi = {
  list: endpoint({
    method: 'get',
    path: '/divisions',
    summary: '某日有效的行政区划 / Divisions valid on a day',
    permission: 'public',
    jurisdiction: 'none',
    query: PageQuery.extend({
      at: Day.optional(),
      parent: DivisionCode.optional(),
      /** All inside this division, itself included. */
      under: DivisionCode.optional(),
      level: DivisionLevel.optional(),
      q: z.string().max(40).optional(),
    }),
    reply: pageOf(Division),
  }),
};
