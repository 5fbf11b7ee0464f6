import { z } from 'zod';
import { OrganKind } from '../../accounts/contract.ts';
import { CaseDraft } from '../../naming/draftContract.ts';
import { ObjectionDraft } from '../../naming/objections/contract.ts';
import { ReportDraft } from '../../naming/reports/contract.ts';

// Days from the day on which the exercises are loaded; never after it.
const DaysBefore = z.number().int().min(-400).max(0);
const User = z.string().min(1).max(60);

/** One step of a case: who takes it, on which day, and what he writes. `DAY` in a body is the day of the step. */
const Step = z.discriminatedUnion('act', [
  z.strictObject({ day: DaysBefore, as: User, act: z.literal('consult'), organs: OrganKind.array().min(1) }),
  z.strictObject({ day: DaysBefore, act: z.literal('object'), body: ObjectionDraft }),
  z.strictObject({
    ...{ day: DaysBefore, as: User, body: z.record(z.string(), z.unknown()).default({}) },
    act: z.enum([
      ...([
        'submit',
        'return',
        'accept',
        'check',
        'resolve',
        'answer',
        'reconcile',
        'notice',
        'draftDecision',
      ] as const),
      ...(['reviewLegality', 'submitToApprover', 'approve', 'deliver', 'file', 'receiveFiling', 'announce'] as const),
    ]),
  }),
]);
export type ExerciseStep = z.output<typeof Step>;

const ExerciseCase = z.strictObject({
  /** What the exercise is about, for whoever reads the file. */
  what: z.string(),
  draft: CaseDraft.omit({ contactName: true, contactPhone: true }),
  steps: Step.array().min(1),
});
export type ExerciseCase = z.output<typeof ExerciseCase>;

/** data/sample/exercises.json: what people learn the work with. Made up, and never loaded into a register of record. */
export const ExerciseFile = z.strictObject({
  cases: ExerciseCase.array(),
  reports: z.strictObject({ day: DaysBefore, draft: ReportDraft }).array(),
});
