import { z } from 'zod';
import { Day } from '../platform/contract.ts';
import { Tell } from './escalation/escalationContract.ts';

const MovedClock = z.object({ rule: z.string(), was: Day, dueOn: Day });

/** What the register itself says of a step: a code with its facts, so that each reader gets it in his language. */
export const StepNote = z.discriminatedUnion('code', [
  /** The name chosen for the consultation and the offices asked. */
  z.object({ code: z.literal('chosen'), name: z.string(), offices: z.string().array() }),
  /** The finding that was settled. */
  z.object({ code: z.literal('settled'), name: z.string(), rule: z.string() }),
  /** What a consulted office said: a code of the list `opinion-values`. */
  z.object({ code: z.literal('answered'), opinion: z.string() }),
  /** The organ to which an application that was not accepted belongs. */
  z.object({ code: z.literal('right-authority'), authority: z.string() }),
  /** Acceptance because nothing was said until the last day: the law's article, and the day from which it counts. */
  z.object({
    code: z.literal('silence'),
    receivedOn: Day,
    dueOn: Day,
    article: z.string(),
    articleEn: z.string(),
  }),
  /** A limit let pass: who must meet it, and whom a row of the escalation told of it. */
  z.object({
    code: z.literal('escalated'),
    clock: z.string(),
    label: z.string(),
    labelEn: z.string(),
    dueOn: Day,
    office: z.string(),
    article: z.string(),
    articleEn: z.string(),
    tell: Tell,
    /** How many people; 0 where nobody of that office may be told in this register. */
    told: z.number().int(),
  }),
  /** Suspended for a code of `suspension-reasons`, and the clock rules that do not count meanwhile. */
  z.object({ code: z.literal('suspended'), reasonCode: z.string(), expectedOn: Day, pauses: z.string().array() }),
  /** Not accepted for a code of `not-accept-grounds`; the authority to turn to, empty where there is none. */
  z.object({ code: z.literal('not-accepted'), ground: z.string(), authority: z.string() }),
  /** Clocks whose last day moved. */
  z.object({ code: z.literal('recounted'), clocks: MovedClock.array() }),
  z.object({ code: z.literal('extended'), approvedBy: z.string(), units: z.number(), clocks: MovedClock.array() }),
  /** A code of `delivery-means`. */
  z.object({ code: z.literal('delivered'), means: z.string(), deliveredOn: Day }),
  /** The person whose inbox the case lies in from now on; null: the office's. */
  z.object({ code: z.literal('transferred'), to: z.string().nullable() }),
  /** What the approver found fault with. */
  z.object({ code: z.literal('sent-back'), touches: z.enum(['text', 'name', 'application']) }),
  /** Where an announcement was published, as its text names it. */
  z.object({ code: z.literal('channels'), channels: z.string().array() }),
  /** The case by whose document the name of this one ended, and the name now in force if there is one. */
  z.object({ code: z.literal('ended-by'), caseNo: z.string(), name: z.string().nullable() }),
  /** The case whose approval was revoked, so that the name of this one is in force again. */
  z.object({ code: z.literal('restored-by'), caseNo: z.string() }),
  /** Until when a cancelled name stays blocked, or a reserved one is held. */
  z.object({ code: z.literal('held-until'), day: z.string() }),
  /** The case that draws the reserved name, or that gave it back. */
  z.object({ code: z.literal('drawn-by'), caseNo: z.string() }),
  z.object({ code: z.literal('given-back'), caseNo: z.string() }),
]);
export type StepNote = z.infer<typeof StepNote>;
