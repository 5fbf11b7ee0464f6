import { z } from 'zod';
import { PlaceCategory } from '../../gazetteer/contract.ts';
import { Instant } from '../../platform/contract.ts';
import { CaseKind } from '../kindContract.ts';
import { Procedure, ShownRecord, Strength } from './procedureContract.ts';

/** A row of the trigger table as it holds on a day (data/procedures/README.md). */
export const TriggerRow = z.object({
  id: z.string(),
  procedure: Procedure,
  strength: Strength,
  caseKinds: z.string().array(),
  categories: z.string().array(),
  listed: z.boolean(),
  featureTypes: z.string().array(),
  minAddresses: z.number().nullable(),
  facts: z.string().array(),
  minDays: z.number().nullable(),
  requestDays: z.number().nullable(),
  withinDays: z.number().nullable(),
  noticeDays: z.number().nullable(),
  unit: z.enum(['day', 'working_day']),
  mayOmit: z.boolean(),
  mayShorten: z.boolean(),
  basisZh: z.string(),
  basisEn: z.string(),
  articleZh: z.string(),
  articleEn: z.string(),
  verified: z.boolean(),
  noteZh: z.string(),
  noteEn: z.string(),
});
export type TriggerRow = z.infer<typeof TriggerRow>;

/** What the trigger table looks at. */
export const TriggerSubject = z.object({
  kind: CaseKind,
  category: PlaceCategory.nullable(),
  /** The old name is on the protection list (rows of rule NP-06). */
  listed: z.boolean(),
  featureType: z.string().nullable(),
  /** As the handler states; null where nobody did. */
  addresses: z.number().nullable(),
  facts: z.string().array(),
});
export type TriggerSubject = z.infer<typeof TriggerSubject>;

/**
 * `done`, `omitted` (a written reason stands in its place), `under_way` (a hearing that is not over), `insufficient` (it does not
 * meet rows that hold by now), `outdated` (about a name
 * or place that changed since), `missing`, `open` (may be done), `step` (the legality review, an act of every case).
 */
export const ProcedureState = z.enum([
  'done',
  'omitted',
  'under_way',
  'insufficient',
  'outdated',
  'missing',
  'open',
  'step',
]);
export type ProcedureState = z.infer<typeof ProcedureState>;

const Reason = TriggerRow.pick({
  ...{ id: true, strength: true, basisZh: true, basisEn: true, articleZh: true, articleEn: true, verified: true },
  ...{ noteZh: true, noteEn: true, minDays: true, requestDays: true, withinDays: true, noticeDays: true },
  ...{ unit: true, mayShorten: true },
});

/** What one procedure is to a case: why, how strictly, and how it stands. */
export const ProcedureNeed = z.object({
  procedure: Procedure,
  strength: Strength,
  /** The rows that hold; those of `not_required` only where no other does. Empty: no row speaks of it. */
  reasons: Reason.array(),
  mayOmit: z.boolean(),
  state: ProcedureState,
  /** In what the record falls short of the rows as they hold now. */
  faults: z.object({ detail: z.string(), detailZh: z.string() }).array(),
  /** Of the record; 0 while there is none. */
  version: z.number().int(),
  record: ShownRecord.nullable(),
  recordedBy: z.string().nullable(),
  recordedAt: Instant.nullable(),
});
export type ProcedureNeed = z.infer<typeof ProcedureNeed>;
