import { z } from 'zod';
import { OrganKind } from '../accounts/contract.ts';
import { Day } from '../platform/contract.ts';

/** What a consulted office may say; silence is never consent. */
export const Opinion = z.enum(['agree', 'agree_with_conditions', 'disagree', 'no_comment']);
export type Opinion = z.infer<typeof Opinion>;

const Text = z.string().trim().min(2).max(4000);
const ShortText = z.string().trim().min(2).max(500);
/** A document number as offices write it, e.g. 吴政发〔2026〕12号. */
const DocumentNo = z
  .string()
  .trim()
  .regex(/^[\p{Script=Han}A-Za-z]{1,20}〔20\d{2}〕[1-9]\d{0,4}号$/u);
/** A number given elsewhere, or `next`: the next one of the organ's own series, taken in the act's transaction. */
const OwnOrGivenNo = z.union([z.literal('next'), DocumentNo]);

/** The body of each act of a naming case. */
export const ActBodies = {
  submit: z.strictObject({}),
  withdraw: z.strictObject({ reason: Text }),
  return: z.strictObject({ defects: ShortText.array().min(1).max(20) }),
  accept: z.strictObject({ note: z.string().max(500).default('') }),
  // A code of `not-accept-grounds`; one that says so needs the authority to which the applicant is sent (LL art. 32(2)).
  notAccept: z.strictObject({
    ground: z.string().max(40),
    reason: Text,
    rightAuthority: z.string().trim().max(200).default(''),
  }),
  check: z.strictObject({}),
  resolve: z.strictObject({ findingId: z.uuid(), reason: Text, basis: z.string().max(300).default('') }),
  consult: z.strictObject({ candidateId: z.uuid(), organs: OrganKind.array().min(1).max(6), dueOn: Day.optional() }),
  reconcile: z.strictObject({ heldOn: Day, minutes: Text }),
  argue: z.strictObject({ kind: z.enum(['expert', 'consultation', 'assessment']), report: Text }),
  notice: z.strictObject({ text: z.string().trim().max(4000).default('') }),
  draftDecision: z.strictObject({ text: Text }),
  reviewLegality: z.strictObject({ opinion: Text }),
  assessImpact: z.strictObject({
    text: Text,
    /** The measures that protect a name of the protection list before it is given up (TR art. 10 para. 2). */
    protectiveMeasures: z.string().trim().max(4000).default(''),
  }),
  submitToApprover: z.strictObject({ text: z.string().trim().max(4000).default('') }),
  approve: z.strictObject({ documentNo: OwnOrGivenNo, decidedOn: Day }),
  refuse: z.strictObject({ documentNo: OwnOrGivenNo, decidedOn: Day, reasonCode: z.string().max(40), reason: Text }),
  file: z.strictObject({ note: z.string().trim().max(1000).default('') }),
  receiveFiling: z.strictObject({ receiptNo: z.string().trim().min(2).max(60), receivedOn: Day }),
  returnFiling: z.strictObject({ reason: Text }),
  announce: z.strictObject({
    announcementNo: OwnOrGivenNo,
    announcedOn: Day,
    channels: ShortText.array().min(1).max(8),
  }),
  deliver: z.strictObject({
    means: z.string().max(40),
    deliveredOn: Day,
    recipient: z.string().trim().min(1).max(120),
    note: z.string().trim().max(500).default(''),
  }),
  // `told`: the paper that tells the applicant, named or numbered elsewhere, or `next` of the handler's own slips.
  suspend: z.strictObject({ reasonCode: z.string().max(40), reason: Text, expectedOn: Day, told: ShortText }),
  resume: z.strictObject({ reason: Text }),
  extend: z.strictObject({ approvedBy: ShortText, reason: Text, told: ShortText }),
  transfer: z.strictObject({ handlerId: z.uuid().nullable().default(null), reason: ShortText }),
  sendBack: z.strictObject({ touches: z.enum(['text', 'name', 'application']), reason: Text }),
  revoke: z.strictObject({ documentNo: OwnOrGivenNo, revokedOn: Day, reason: Text }),
  announceRevocation: z.strictObject({
    announcementNo: OwnOrGivenNo,
    announcedOn: Day,
    channels: ShortText.array().min(1).max(8),
  }),
  reopen: z.strictObject({ documentNo: OwnOrGivenNo, orderedOn: Day, reason: Text }),
  answer: z.strictObject({
    opinion: Opinion,
    text: z.string().trim().max(4000).default(''),
    legalBasis: z.string().trim().max(300).default(''),
  }),
};
export type ActName = Exclude<keyof typeof ActBodies, 'answer'>;
export type ActBody<A extends ActName> = z.output<(typeof ActBodies)[A]>;

/** Permissions that acts need; never `public`. */
export type ActPermission =
  | 'naming.apply'
  | 'naming.handle'
  | 'naming.approve'
  | 'naming.receive-filing'
  | 'naming.revoke'
  | 'naming.announce';
