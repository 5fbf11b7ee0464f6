import { z } from 'zod';
import { Day } from '../platform/contract.ts';

/** `paused`: it does not count at present; `red`: past due; the units left at which a light turns are rows of the law's data. */
export const Light = z.enum(['green', 'yellow', 'red', 'paused', 'done', 'late']);
/** What a clock is for; which clock serves a purpose in a case is a row of `clock_choice`. */
export const ClockPurpose = z.enum([
  ...(['intake', 'decision', 'review', 'delivery', 'filing', 'publication', 'revocation', 'other'] as const),
]);
/** Units left to a last day as the server counts them, in the limit's own unit; negative past due. */
export const UnitsLeft = z.object({ units: z.number().int(), unit: z.enum(['working_day', 'day']) });
export type UnitsLeft = z.infer<typeof UnitsLeft>;
/** A running or stopped clock with the law behind it. */
export const CaseClock = z.object({
  rule: z.string(),
  purpose: ClockPurpose,
  label: z.string(),
  labelEn: z.string(),
  length: z.number().int(),
  unit: z.enum(['working_day', 'day']),
  startedOn: Day,
  dueOn: Day,
  stoppedOn: Day.nullable(),
  light: Light,
  /** Units left in the clock's own unit, negative past due; null once it is stopped. */
  left: z.number().int().nullable(),
  /** Units by which it was extended, and by which the law lets it be. */
  extendedBy: z.number().int(),
  extension: z.number().int(),
  /** Whether a last day that is no working day moves on. */
  holidayEnd: z.enum(['keep', 'next_working_day']),
  /** Days that did not count, with the code of `suspension-reasons`; `toOn` null while it lasts. */
  pauses: z.object({ fromOn: Day, toOn: Day.nullable(), reasonCode: z.string() }).array(),
  /** The last day lies in a year whose holidays are not announced yet: counted by weekends only, and to be counted again. */
  provisional: z.boolean(),
  article: z.string(),
  articleEn: z.string(),
  note: z.string(),
  noteEn: z.string(),
  verified: z.boolean(),
});
