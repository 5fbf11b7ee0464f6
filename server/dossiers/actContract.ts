import { z } from 'zod';
import { Day, DivisionCode } from '../platform/contract.ts';

const Note = z.string().trim().min(1).max(2000);
const Document = z.string().trim().min(1).max(200);
const dated = { on: Day, document: Document };

/** What each act asks. Approvers above are mostly no users: what they decide is recorded with document and day. */
export const DossierActBodies = {
  consult: z.strictObject({}),
  ask: z.strictObject({ kind: z.string().min(1).max(40), department: Document, on: Day }),
  answer: z.strictObject({
    opinionId: z.uuid(),
    on: Day,
    opinion: z.enum(['agree', 'agree_with_conditions', 'disagree', 'no_comment']),
    text: Note.optional(),
    document: Document.optional(),
  }),
  submit: z.strictObject({ ...dated, to: Document }),
  return: z.strictObject({ on: Day, reason: Note }),
  approve: z.strictObject({ ...dated, approver: Document, effectiveOn: Day }),
  refuse: z.strictObject({ ...dated, reason: Note }),
  withdraw: z.strictObject({ reason: Note }),
  fixCode: z.strictObject({ ...dated, old: DivisionCode, code: DivisionCode }),
  announce: z.strictObject({ ...dated, where: Document }),
  apply: z.strictObject({}),
  survey: z.strictObject({ ...dated, filedWith: Document }),
  updateMap: z.strictObject({ on: Day, note: Note }),
  reportData: z.strictObject({ on: Day, to: Document }),
  extend: z.strictObject({ ...dated }),
  finishTask: z.strictObject({ taskId: z.uuid(), on: Day, note: Note }),
  complete: z.strictObject({ on: Day, report: Note }),
  archive: z.strictObject({ on: Day, volume: Document }),
} as const;
export type DossierActName = keyof typeof DossierActBodies;
export type DossierActBody<A extends DossierActName> = z.infer<(typeof DossierActBodies)[A]>;
