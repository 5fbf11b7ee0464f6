import { z } from 'zod';

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
  /** Where an announcement was published, as its text names it. */
  z.object({ code: z.literal('channels'), channels: z.string().array() }),
  /** The case by whose document the name of this one ended, and the name now in force if there is one. */
  z.object({ code: z.literal('ended-by'), caseNo: z.string(), name: z.string().nullable() }),
  /** Until when a cancelled name stays blocked, or a reserved one is held. */
  z.object({ code: z.literal('held-until'), day: z.string() }),
  /** The case that draws the reserved name, or that gave it back. */
  z.object({ code: z.literal('drawn-by'), caseNo: z.string() }),
  z.object({ code: z.literal('given-back'), caseNo: z.string() }),
]);
export type StepNote = z.infer<typeof StepNote>;
