import { z } from 'zod';
import { PointLineOrArea } from '../gazetteer/contract.ts';
import { Day, DivisionCode, endpoint, Instant, PageQuery, pageOf } from '../platform/contract.ts';

export const DisputeId = z.uuid().brand<'DisputeId'>();
export type DisputeId = z.infer<typeof DisputeId>;

/** T1: the line is not clear (BD arts. 2, 3); T2: it is demarcated, its position on the ground is disputed (BR art. 15). */
export const DisputeTrack = z.enum(['T1', 'T2']);
export type DisputeTrack = z.infer<typeof DisputeTrack>;
export const DisputeLevel = z.enum(['province', 'county', 'township']);
export type DisputeLevel = z.infer<typeof DisputeLevel>;
/** The states of both tracks; which act leads from one to another are rows of `dispute_act`. */
export const DisputeState = z.enum([
  ...(['registered', 'withdrawn'] as const),
  ...(['status_quo_frozen', 'negotiating', 'not_agreed', 'solutions_submitted', 'accepted_by_superior'] as const),
  ...(['mediating', 'mediation_not_agreed', 'proposal_prepared', 'agreed', 'decided', 'division_change_case'] as const),
  ...(['effective', 'joint_survey', 'surveyed_map_sealed', 'filed_up', 'announced_to_people', 'archived'] as const),
  ...(['position_check', 'approver_decision', 'executed'] as const),
]);
export type DisputeState = z.infer<typeof DisputeState>;
export const RiskLevel = z.enum(['low', 'medium', 'high']);

const [, , , Polygon, MultiPolygon] = PointLineOrArea.options;
/** CGCS2000, longitude first (CRS84 order). */
export const ContestedArea = z.discriminatedUnion('type', [Polygon, MultiPolygon]);
export type ContestedArea = z.infer<typeof ContestedArea>;

const Title = z.string().trim().min(1).max(100);
const Facts = z.string().trim().min(1).max(20_000);
const Agreement = z.string().trim().min(1).max(200);
const Note = z.string().trim().min(1).max(5000).nullable();
const Population = z.number().int().min(0).max(100_000_000).nullable();
const Villages = z.string().trim().min(1).max(60).array().max(200);

export const DisputeDraft = z.strictObject({
  track: DisputeTrack,
  /** The governments in dispute, in any order; never a village, company or person (BD art. 2). */
  sideA: DivisionCode,
  sideB: DivisionCode,
  title: Title,
  facts: Facts,
  /** Number or title of the approved agreement of the line: T2 needs it, T1 has none. */
  agreement: Agreement.nullable().default(null),
  aroseOn: Day,
  area: ContestedArea.nullable().default(null),
  /** The registrant handles it alone: the first person named in his office. */
  onlyMe: z.boolean().default(false),
  cause: Note.default(null),
  /** Natural villages by name. A village is affected, never a side (BD art. 2). */
  affectedVillages: Villages.default([]),
  affectedPopulation: Population.default(null),
  resourcesAtStake: Note.default(null),
  riskLevel: RiskLevel.nullable().default(null),
  /** Why a line that binds without more (BD art. 4) does not bind here; T1 needs it where one is on record. */
  bindingReason: Note.default(null),
});
export type DisputeDraft = z.infer<typeof DisputeDraft>;

/** What may be put right while a dispute is registered. Track and sides decide who handles it: withdraw and register anew. */
export const DisputeChange = z
  .strictObject({
    title: Title.optional(),
    facts: Facts.optional(),
    agreement: Agreement.optional(),
    aroseOn: Day.optional(),
    area: ContestedArea.nullable().optional(),
    cause: Note.optional(),
    affectedVillages: Villages.optional(),
    affectedPopulation: Population.optional(),
    resourcesAtStake: Note.optional(),
    riskLevel: RiskLevel.nullable().optional(),
  })
  .refine((change) => Object.keys(change).length > 0, 'Nothing to change / 没有要修改的内容');
export type DisputeChange = z.infer<typeof DisputeChange>;

export const Government = z.object({ code: z.string(), name: z.string() });

export const DisputeListItem = z.object({
  id: DisputeId,
  version: z.number().int(),
  track: DisputeTrack,
  level: DisputeLevel,
  state: DisputeState,
  title: z.string(),
  sideA: Government,
  sideB: Government,
  /** Whose government handles it; code 000000 is the State Council. */
  handler: Government,
  aroseOn: Day,
  registeredAt: Instant,
  updatedAt: Instant,
});
export type DisputeListItem = z.infer<typeof DisputeListItem>;

export const DisputeAuthority = z.object({
  handler: z.enum(['state_council', 'common_superior', 'line_approver']),
  instrument: z.string(),
  article: z.string(),
  articleZh: z.string(),
  procedure: z.string(),
  procedureZh: z.string(),
  verified: z.boolean(),
});

/** Parts of the file that an invited person may be given alone. Registration and the state of the case go with every one. */
export const DisputeSection = z.enum(['papers', 'claims', 'evidence', 'procedure', 'interim', 'settlement']);
export type DisputeSection = z.infer<typeof DisputeSection>;

export const Dispute = DisputeListItem.extend({
  registrant: Government,
  authority: DisputeAuthority,
  facts: z.string(),
  agreement: z.string().nullable(),
  cause: z.string().nullable(),
  affectedVillages: z.string().array(),
  affectedPopulation: z.number().int().nullable(),
  resourcesAtStake: z.string().nullable(),
  riskLevel: RiskLevel.nullable(),
  bindingReason: z.string().nullable(),
  /** The line it is about, where one is on record. */
  lineId: z.uuid().nullable(),
  area: ContestedArea.nullable(),
  /** On the ellipsoid. */
  areaSquareMetres: z.number().nullable(),
  /** The parts of the file that the reader was invited to; null: he reads all of it. */
  sections: DisputeSection.array().nullable(),
  /** What the reader may do now. */
  acts: z.string().array(),
  /** What may happen next and whose turn it is, whoever reads. */
  turns: z
    .object({
      act: z.string(),
      /** Leads to another state. */
      advances: z.boolean(),
      /** Names of the governments whose act it is. */
      who: z.string().array(),
    })
    .array(),
  steps: z
    .object({
      act: z.string(),
      from: z.string().nullable(),
      to: z.string(),
      actor: z.string(),
      organisation: z.string(),
      at: Instant,
      reason: z.string().nullable(),
    })
    .array(),
});
export type Dispute = z.infer<typeof Dispute>;

const params = z.object({ id: DisputeId });

export const DisputesApi = {
  register: endpoint({
    method: 'post',
    path: '/disputes',
    summary: '登记边界争议 / Register a boundary dispute',
    permission: 'disputes.register',
    jurisdiction: 'dispute-sides',
    body: DisputeDraft,
    idempotent: true,
    reply: Dispute,
  }),
  list: endpoint({
    method: 'get',
    path: '/disputes',
    summary: '本级政府参与或者处理的边界争议 / Disputes in which one’s government takes part or which it handles',
    permission: 'disputes.read',
    jurisdiction: 'none',
    query: PageQuery.extend({
      track: DisputeTrack.optional(),
      state: DisputeState.optional(),
      open: z.literal('true').optional(),
    }),
    reply: pageOf(DisputeListItem),
  }),
  get: endpoint({
    method: 'get',
    path: '/disputes/:id',
    summary: '边界争议 / One dispute',
    permission: 'disputes.read',
    jurisdiction: 'dispute',
    params,
    reply: Dispute,
  }),
  edit: endpoint({
    method: 'patch',
    path: '/disputes/:id',
    summary: '更正登记内容 / Put a registration right',
    permission: 'disputes.register',
    jurisdiction: 'dispute',
    params,
    body: DisputeChange,
    ifMatch: true,
    reply: Dispute,
  }),
  withdraw: endpoint({
    method: 'post',
    path: '/disputes/:id/withdraw',
    summary: '撤回登记 / Withdraw a registration',
    permission: 'disputes.register',
    jurisdiction: 'dispute',
    params,
    body: z.strictObject({ reason: z.string().trim().min(1).max(1000) }),
    ifMatch: true,
    reply: Dispute,
  }),
};
