import { z } from 'zod';
import { DefectClass, Finding } from '../../detection/contract.ts';
import { NameText, PlaceCategory, PlaceId, PointLineOrArea } from '../../gazetteer/contract.ts';
import { Day, Instant } from '../../platform/contract.ts';
import { CaseId, CaseState } from '../caseContract.ts';
import { CampaignId, CampaignStep, NameId } from './campaignContract.ts';

export const ItemId = z.uuid().brand<'ItemId'>();
export type ItemId = z.infer<typeof ItemId>;

/** Where a listed name stands. `corrected` is never stored: it follows the outcome of the renaming case. */
export const ItemState = z.enum([
  'listed',
  'struck',
  'surveyed',
  'reviewed',
  'kept',
  'to_correct',
  'correcting',
  'corrected',
  'referred',
]);
export type ItemState = z.infer<typeof ItemState>;
export const TaskKind = z.enum(['sign', 'map', 'address', 'publication']);
export type TaskKind = z.infer<typeof TaskKind>;
export const ExpertOpinion = z.enum(['keep', 'correct', 'abstain']);

const Text = z.string().trim().min(2).max(2000);
const Names = NameId.array().min(1).max(200);

/** Puts names on the list: by a person, with a reason. Without classes each name takes those of its findings. */
export const Listing = z.strictObject({ names: Names, classes: DefectClass.array().max(4).default([]), reason: Text });
export const SettingAside = z.strictObject({ names: Names, reason: Text });

/** The bodies of what happens to one listed name. */
export const ItemActBodies = {
  survey: z.strictObject({
    origin: Text,
    cause: Text,
    difficulty: z.enum(['low', 'medium', 'high']),
    note: z.string().trim().max(2000).default(''),
    surveyedOn: Day,
  }),
  review: z.strictObject({
    expert: z.string().trim().min(2).max(60),
    affiliation: z.string().trim().min(2).max(120),
    opinion: ExpertOpinion,
    text: Text,
    givenOn: Day,
  }),
  /** What the office proposes and why, in the words that the public notice shows. */
  propose: z.strictObject({ proposal: z.enum(['keep', 'correct']), text: Text }),
  strike: z.strictObject({ reason: Text }),
  decide: z.strictObject({
    decision: z.enum(['keep', 'correct']),
    reason: Text,
    documentNo: z.string().trim().max(60).default(''),
    objections: z.string().trim().max(2000).default(''),
    /** Last day of the rectification period that the notice to the owner sets (TR art. 31). */
    dueOn: Day.optional(),
  }),
  correct: z.strictObject({
    candidates: z
      .strictObject({ name: NameText.min(2), meaning: Text, reason: Text })
      .array()
      .min(1)
      .max(3),
    location: z.string().trim().min(2).max(500),
    contactPhone: z.string().trim().min(5).max(30),
    /** Where the register's own shape does not fit the category, e.g. a quarter known as a point only. */
    geometry: PointLineOrArea.optional(),
  }),
  refer: z.strictObject({ to: Text, reason: Text }),
  followUp: z.strictObject({
    kind: TaskKind,
    outcome: z.enum(['done', 'not_needed']),
    doneOn: Day,
    note: z.string().trim().max(500).default(''),
  }),
};
export type ItemActName = keyof typeof ItemActBodies;
export type ItemActBody<A extends ItemActName> = z.output<(typeof ItemActBodies)[A]>;

const Task = z.object({
  kind: TaskKind,
  outcome: z.enum(['done', 'not_needed']).nullable(),
  doneOn: Day.nullable(),
  doneBy: z.string().nullable(),
  note: z.string().nullable(),
});

export const ItemListItem = z.object({
  id: ItemId,
  campaignId: CampaignId,
  nameId: NameId,
  placeId: PlaceId,
  name: z.string(),
  category: PlaceCategory,
  divisionCode: z.string(),
  divisionName: z.string(),
  countyCode: z.string(),
  classes: DefectClass.array(),
  findings: Finding.array(),
  state: ItemState,
  reason: z.string(),
  origin: z.string().nullable(),
  cause: z.string().nullable(),
  difficulty: z.enum(['low', 'medium', 'high']).nullable(),
  proposal: z.enum(['keep', 'correct']).nullable(),
  /** Why, in the words that the public notice shows. */
  proposalText: z.string().nullable(),
  /** Unanswered objections to the notice. */
  objectionsOpen: z.number().int(),
  decision: z.enum(['keep', 'correct']).nullable(),
  dueOn: Day.nullable(),
  openTasks: z.number().int(),
  newName: z.string().nullable(),
  /** CRS84, a point on the place; null where the register has no position. */
  lon: z.number().nullable(),
  lat: z.number().nullable(),
});
export type ItemListItem = z.infer<typeof ItemListItem>;

export const ItemDetail = ItemListItem.extend({
  version: z.number().int(),
  ruleSetVersion: z.string().nullable(),
  listedBy: z.string(),
  listedAt: Instant,
  surveyNote: z.string().nullable(),
  surveyedOn: Day.nullable(),
  /** The list is or was on public notice with this name. */
  onNotice: z.boolean(),
  objections: z.string().nullable(),
  decisionReason: z.string().nullable(),
  decisionDocument: z.string().nullable(),
  decidedOn: Day.nullable(),
  referredTo: z.string().nullable(),
  location: z.string().nullable(),
  case: z.object({ id: CaseId, caseNo: z.string().nullable(), state: CaseState }).nullable(),
  /** Signs of the place that still carry a name other than its standard one. */
  oldSigns: z.number().int(),
  promotionalNames: z.object({ name: z.string(), evidence: z.string(), seenOn: Day }).array(),
  opinions: z
    .object({
      expert: z.string(),
      affiliation: z.string(),
      opinion: ExpertOpinion,
      text: z.string(),
      givenOn: Day,
      recordedBy: z.string(),
    })
    .array(),
  tasks: Task.array(),
  steps: CampaignStep.array(),
  acts: z.string().array(),
  blockedActs: z.object({ act: z.string(), detail: z.string(), detailZh: z.string() }).array(),
});
export type ItemDetail = z.infer<typeof ItemDetail>;
