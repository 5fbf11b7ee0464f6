import { z } from 'zod';
import { CheckAttributes } from '../detection/contract.ts';
import { NameText, PlaceCategory, PlaceId, PointLineOrArea } from '../gazetteer/contract.ts';
import { DivisionCode } from '../platform/contract.ts';
import { CaseKind } from './kindContract.ts';

const Candidate = z.strictObject({
  name: NameText.min(2),
  meaning: z.string().min(2).max(2000),
  reason: z.string().min(2).max(2000),
});

/** What the applicant writes; all names of TR art. 11(1)–(2). Complete: what is submitted. */
export const CaseDraft = z.strictObject({
  category: PlaceCategory,
  candidates: Candidate.array().min(1).max(3),
  geometry: PointLineOrArea,
  division: DivisionCode,
  location: z.string().min(2).max(500),
  extent: z.string().max(500).default(''),
  attributes: CheckAttributes.default({}),
  contactName: z.string().min(1).max(60),
  contactPhone: z.string().min(5).max(30),
  /** What the application asks for; fixed when the draft is opened. */
  kind: CaseKind.default('naming'),
  /** The place to be renamed, or whose name is to be cancelled. */
  place: PlaceId.optional(),
  /** Naming: a name that a reservation or a toponym plan holds for it. */
  draws: z.uuid().optional(),
  /** Cancellation: a code of the list `cancellation-reasons`, and why in the applicant's words. */
  cancellation: z.strictObject({ code: z.string().min(1).max(40), text: z.string().min(2).max(2000) }).optional(),
});
export type CaseDraft = z.infer<typeof CaseDraft>;

/** What must be there when it is submitted. A cancellation proposes no name and draws nothing: both are the register's. */
export const COMPLETE: Record<CaseKind, z.ZodType> = {
  naming: CaseDraft,
  reservation: CaseDraft,
  renaming: CaseDraft.required({ place: true }),
  cancellation: CaseDraft.required({ place: true, cancellation: true }).extend({
    candidates: z.unknown(),
    geometry: PointLineOrArea.optional(),
  }),
};

/** What may be saved on the way: any part may still be missing, but what is there must be valid. */
export const UnfinishedDraft = CaseDraft.partial().extend({
  candidates: Candidate.partial().array().max(3).default([]),
  extent: CaseDraft.shape.extent,
  attributes: CaseDraft.shape.attributes,
  kind: CaseKind.optional(),
});
export type UnfinishedDraft = z.infer<typeof UnfinishedDraft>;
