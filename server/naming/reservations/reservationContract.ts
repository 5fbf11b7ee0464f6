import { z } from 'zod';
import { NameText, PlaceCategory } from '../../gazetteer/contract.ts';
import { Day, DivisionCode, endpoint, PageQuery, pageOf } from '../../platform/contract.ts';

/** A name held for later, by a reservation case or by a toponym plan. */
export const HeldName = z.object({
  id: z.uuid(),
  name: z.string(),
  romanTone: z.string(),
  category: PlaceCategory,
  divisionCode: z.string(),
  divisionName: z.string(),
  state: z.enum(['free', 'drawn', 'used', 'expired']),
  expiresOn: Day.nullable(),
  /** The approved reservation case, by number, or the plan, by title. */
  heldBy: z.string(),
  planId: z.uuid().nullable(),
});
export type HeldName = z.infer<typeof HeldName>;

/** A toponym plan (地名方案, TR art. 8) as approved: its document and the names it reserves. */
export const PlanDraft = z.strictObject({
  title: z.string().trim().min(2).max(200),
  division: DivisionCode,
  documentNo: z.string().trim().min(4).max(100),
  approver: z.string().trim().min(2).max(200),
  approvedOn: Day,
  /** The last day of the plan; its names lapse after it. */
  endsOn: Day.optional(),
  names: z
    .strictObject({
      name: NameText.min(2),
      category: PlaceCategory.exclude(['division']),
      note: z.string().max(500).default(''),
    })
    .array()
    .min(1)
    .max(500),
});
export type PlanDraft = z.infer<typeof PlanDraft>;

export const ToponymPlan = z.object({
  id: z.uuid(),
  title: z.string(),
  divisionName: z.string(),
  documentNo: z.string(),
  approver: z.string(),
  approvedOn: Day,
  endsOn: Day.nullable(),
  names: z.number().int(),
  free: z.number().int(),
});
export type ToponymPlan = z.infer<typeof ToponymPlan>;

export const ReservationApi = {
  heldNames: endpoint({
    method: 'get',
    path: '/name-reservations',
    summary: '预留名称 / Names held by reservations and toponym plans',
    permission: 'naming.read',
    jurisdiction: 'none',
    query: PageQuery.extend({
      state: z.enum(['free', 'drawn', 'used', 'expired']).optional(),
      plan: z.uuid().optional(),
      q: z.string().max(60).optional(),
    }),
    reply: pageOf(HeldName),
  }),
  plans: endpoint({
    method: 'get',
    path: '/toponym-plans',
    summary: '地名方案 / Toponym plans of the divisions of the office',
    permission: 'naming.read',
    jurisdiction: 'none',
    query: PageQuery,
    reply: pageOf(ToponymPlan),
  }),
  registerPlan: endpoint({
    method: 'post',
    path: '/toponym-plans',
    summary: '登记经批准的地名方案，预留其名称 / Register an approved plan and reserve its names',
    permission: 'naming.keep-plans',
    jurisdiction: 'body-division',
    body: PlanDraft,
    idempotent: true,
    reply: ToponymPlan,
  }),
};
