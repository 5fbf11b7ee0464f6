import { z } from 'zod';
import { Day } from '../../platform/contract.ts';
import { Light } from '../clockContract.ts';

/** The last day of a duty that is no clock of a case (a report of a violation, a task after an approval), with the row it comes from. */
export const DutyLimit = z.object({
  label: z.string(),
  labelEn: z.string(),
  startedOn: Day,
  dueOn: Day,
  unit: z.enum(['working_day', 'day']),
  /** Units left as the server counts them, negative past due. */
  left: z.number().int(),
  light: Light,
  article: z.string(),
  articleEn: z.string(),
  note: z.string(),
  noteEn: z.string(),
  verified: z.boolean(),
});
export type DutyLimit = z.infer<typeof DutyLimit>;
