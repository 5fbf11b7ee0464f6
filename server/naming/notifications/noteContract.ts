import { z } from 'zod';
import { Day } from '../../platform/contract.ts';
import { LimitSubject } from '../dueList/contract.ts';
import { Tell } from '../escalation/escalationContract.ts';

/** What is told besides an act. No names of persons: it may stand in a list that others see over one's shoulder. */
export const NotificationNote = z.discriminatedUnion('code', [
  /** A time limit that ends or is past, and why this reader is told of it. */
  z.object({
    code: z.literal('limit'),
    about: LimitSubject,
    subjectId: z.uuid(),
    no: z.string().nullable(),
    clock: z.string(),
    label: z.string(),
    labelEn: z.string(),
    dueOn: Day,
    /** Told after the last day and not on or before it. */
    isOverdue: z.boolean(),
    office: z.string(),
    tell: Tell,
  }),
  /** Somebody objected to a name on the list of a clean-up campaign. */
  z.object({ code: z.literal('item-objection'), campaignId: z.uuid(), itemId: z.uuid(), title: z.string() }),
  /** A webhook could not be delivered for a day and is stopped. */
  z.object({ code: z.literal('webhook-failing'), webhookId: z.uuid(), description: z.string() }),
  /** How the limits of the reader's office stood in the morning of a working day. */
  z.object({
    code: z.literal('digest'),
    day: Day,
    red: z.number().int(),
    yellow: z.number().int(),
    fresh: z.number().int(),
  }),
]);
export type NotificationNote = z.infer<typeof NotificationNote>;
