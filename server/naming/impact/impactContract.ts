import { z } from 'zod';
import { OrganKind } from '../../accounts/contract.ts';
import { Instant } from '../../platform/contract.ts';
import { DutyLimit } from '../timeLimits/dutyContract.ts';

/** What may bear, contain or mention a name: each kind is one list of the report. */
export const ImpactKind = z.enum(['signs', 'boundary_lines', 'divisions', 'names', 'cases', 'references']);
export type ImpactKind = z.infer<typeof ImpactKind>;

/** One thing that the end of a name touches; `at` leads to it where the office has a screen for it. */
export const ImpactItem = z.object({
  label: z.string(),
  at: z.object({ kind: z.enum(['place', 'case', 'line']), id: z.string() }).nullable(),
});
/** All of a kind: how many, and the first fifty. */
export const ImpactGroup = z.object({ kind: ImpactKind, total: z.number().int(), items: ImpactItem.array() });
export type ImpactGroup = z.infer<typeof ImpactGroup>;

/** The report that must lie before the approver (renaming and cancellation). */
export const Impact = z.object({
  at: Instant,
  by: z.string(),
  text: z.string(),
  /** The old name stands on the protection list: measures must protect it before it is given up (TR art. 10 para. 2). */
  listed: z.boolean(),
  protectiveMeasures: z.string().nullable(),
  groups: ImpactGroup.array(),
});

/** What must follow the decision; `kind` is a code of the list `renaming-tasks`. */
export const CaseTask = z.object({
  id: z.uuid(),
  kind: z.string(),
  owner: z.string(),
  outcome: z.enum(['done', 'not_needed']).nullable(),
  note: z.string().nullable(),
  settledBy: z.string().nullable(),
  settledAt: Instant.nullable(),
  /** Until when the office is to see to it; null once it is settled. */
  limit: DutyLimit.nullable(),
  /** This actor may settle it: his office owns it or handles the case. */
  mine: z.boolean(),
  /** This actor may give it to another office. */
  assignable: z.boolean(),
});
export type CaseTask = z.infer<typeof CaseTask>;

export const TaskBody = z.strictObject({
  /** `open` takes back what was settled by mistake. */
  outcome: z.enum(['done', 'not_needed', 'open']),
  note: z.string().trim().max(1000).default(''),
});
export const AssignBody = z.strictObject({ organ: OrganKind });
