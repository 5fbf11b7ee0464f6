import { z } from 'zod';
import { DefectClass, Finding, Level } from '../../detection/contract.ts';
import { PlaceCategory, PlaceId } from '../../gazetteer/contract.ts';
import { Day, DivisionCode, Instant } from '../../platform/contract.ts';

export const CampaignId = z.uuid().brand<'CampaignId'>();
export type CampaignId = z.infer<typeof CampaignId>;
export const NameId = z.uuid().brand<'NameId'>();

/** Stages of a clean-up campaign, naming-rules.md section 6.5. */
export const CampaignState = z.enum([
  'draft',
  'candidates',
  'survey',
  'expert_review',
  'notice',
  'correction',
  'consolidation',
  'closed',
  'cancelled',
]);
export type CampaignState = z.infer<typeof CampaignState>;

const Text = z.string().trim().min(2).max(2000);

/** What a person writes when opening a campaign; `categories` empty means names of every category. */
export const CampaignDraft = z
  .strictObject({
    title: z.string().trim().min(4).max(120),
    documentNo: z.string().trim().min(4).max(60),
    division: DivisionCode,
    categories: PlaceCategory.array().max(10).default([]),
    startsOn: Day,
    endsOn: Day,
  })
  .refine((draft) => draft.endsOn >= draft.startsOn, {
    path: ['endsOn'],
    message: 'The last day lies before the first / 结束日期早于开始日期',
  });
export type CampaignDraft = z.infer<typeof CampaignDraft>;

/** The bodies of what moves a whole campaign from stage to stage. */
export const CampaignActBodies = {
  beginSurvey: z.strictObject({}),
  beginReview: z.strictObject({}),
  beginNotice: z.strictObject({ text: Text }),
  beginCorrection: z.strictObject({}),
  beginConsolidation: z.strictObject({}),
  close: z.strictObject({ summary: Text }),
  cancel: z.strictObject({ reason: Text }),
};
export type CampaignActName = keyof typeof CampaignActBodies;
export type CampaignActBody<A extends CampaignActName> = z.output<(typeof CampaignActBodies)[A]>;

/** A run over the register: how far it is, by which rules. It proposes; it lists nothing. */
export const CampaignScan = z.object({
  id: z.uuid(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  ruleSetVersion: z.string(),
  total: z.number().int(),
  seen: z.number().int(),
  hits: z.number().int(),
  startedAt: Instant,
  startedBy: z.string(),
  /** Of a cancelled one: when it was given up. */
  finishedAt: Instant.nullable(),
  cancelledBy: z.string().nullable(),
  error: z.string().nullable(),
});
export type CampaignScan = z.infer<typeof CampaignScan>;

const Count = z.number().int();
const ClassCounts = z.object({ 大: Count, 洋: Count, 怪: Count, 重: Count });

/** Counts of one county: by class (a name of two classes counts in both) and by where each name stands. */
export const CountyStatistics = z.object({
  countyCode: z.string(),
  countyName: z.string(),
  candidates: z.number().int(),
  open: z.number().int(),
  listed: z.number().int(),
  /** Listed names of a class, and candidates of it, listed ones included. */
  classes: ClassCounts,
  candidateClasses: ClassCounts,
  kept: z.number().int(),
  toCorrect: z.number().int(),
  corrected: z.number().int(),
  openTasks: z.number().int(),
});
export type CountyStatistics = z.infer<typeof CountyStatistics>;

export const CampaignStep = z.object({
  id: z.uuid(),
  act: z.string(),
  from: z.string().nullable(),
  to: z.string(),
  actor: z.string(),
  organisation: z.string(),
  at: Instant,
  reason: z.string().nullable(),
});

export const CampaignSummary = z.object({
  id: CampaignId,
  version: z.number().int(),
  campaignNo: z.string(),
  title: z.string(),
  documentNo: z.string(),
  divisionCode: DivisionCode,
  divisionName: z.string(),
  categories: PlaceCategory.array(),
  startsOn: Day,
  endsOn: Day,
  state: CampaignState,
  listed: z.number().int(),
  corrected: z.number().int(),
  updatedAt: Instant,
});

const Blocked = z.object({ act: z.string(), detail: z.string(), detailZh: z.string() });

export const CampaignDetail = CampaignSummary.extend({
  /** `objections` and `unanswered` count those to names of the reader's divisions. */
  notice: z
    .object({
      startsOn: Day,
      endsOn: Day,
      text: z.string(),
      over: z.boolean(),
      objections: z.number().int(),
      unanswered: z.number().int(),
    })
    .nullable(),
  scan: CampaignScan.nullable(),
  statistics: CountyStatistics.array(),
  steps: CampaignStep.array(),
  /** Whether this reader may work on the whole campaign, or only on the names of its own county. */
  own: z.boolean(),
  acts: z.string().array(),
  blockedActs: Blocked.array(),
});
export type CampaignDetail = z.infer<typeof CampaignDetail>;

export const CandidateStanding = z.enum(['open', 'listed', 'set_aside', 'gone']);
/** A registered name that a scan proposes, with the findings and the versions of the rules behind them. */
export const CampaignCandidate = z.object({
  id: z.uuid(),
  campaignId: CampaignId,
  nameId: NameId,
  placeId: PlaceId,
  name: z.string(),
  category: PlaceCategory,
  divisionCode: z.string(),
  divisionName: z.string(),
  countyCode: z.string(),
  classes: DefectClass.array(),
  level: Level,
  findings: Finding.array(),
  standing: CandidateStanding,
  reason: z.string().nullable(),
  decidedBy: z.string().nullable(),
});
export type CampaignCandidate = z.infer<typeof CampaignCandidate>;
