import { z } from 'zod';
import { PlaceId } from '../../gazetteer/contract.ts';
import { Day, DivisionCode, Instant, longText, oneLine } from '../../platform/contract.ts';
import { SignId, SignStatus, SignType } from '../contract.ts';

export const SignBatchId = z.uuid().brand<'SignBatchId'>();
export type SignBatchId = z.infer<typeof SignBatchId>;

/** A maker gets one file and one list: what one person can check in a day. */
export const MOST_PLATES = 1000;

export const BatchState = z.enum([
  'draft',
  'checked',
  'confirmed',
  'released',
  'made',
  'closed',
  'stopped',
  'cancelled',
]);
export type BatchState = z.infer<typeof BatchState>;
export const PlateState = z.enum(['waiting', 'rejected', 'remade', 'accepted']);
export type PlateState = z.infer<typeof PlateState>;
export const RejectCode = z.enum(['text', 'code', 'size', 'colour', 'finish', 'register', 'other']);
export type RejectCode = z.infer<typeof RejectCode>;

export const Cents = z.number().int().min(0).max(100_000_000);

/** Who makes the plates, for how much. */
export const BatchOrder = z.strictObject({
  title: oneLine(100),
  maker: oneLine(100).or(z.literal('')).default(''),
  makerContact: oneLine(100).or(z.literal('')).default(''),
  contractNo: oneLine(60).or(z.literal('')).default(''),
  /** Of a plate that has no price of its own; cents of a yuan. */
  unitPriceCents: Cents.default(0),
  warrantyMonths: z.number().int().min(0).max(240).default(0),
});
export type BatchOrder = z.infer<typeof BatchOrder>;

const Done = z.object({ by: z.string(), at: Instant });
/** A plate that the register no longer bears out: what was checked, and what the register says now. */
export const ChangedPlate = z.object({ signId: SignId, name: z.string(), now: z.string() });
export type ChangedPlate = z.infer<typeof ChangedPlate>;

export const SignBatch = BatchOrder.extend({
  id: SignBatchId,
  version: z.number().int(),
  divisionCode: DivisionCode,
  state: BatchState,
  counts: z.object({
    plates: z.number().int(),
    waiting: z.number().int(),
    rejected: z.number().int(),
    remade: z.number().int(),
    accepted: z.number().int(),
  }),
  totalCents: z.number().int(),
  createdBy: z.string(),
  createdAt: Instant,
  firstCheck: Done.nullable(),
  secondCheck: Done.nullable(),
  released: Done.nullable(),
  madeOn: Day.nullable(),
  closedAt: Instant.nullable(),
  stopped: ChangedPlate.array().nullable(),
  print: z
    .object({
      state: z.enum(['running', 'done', 'failed', 'cancelled']),
      done: z.number().int(),
      total: z.number().int(),
      problem: z.string().nullable(),
      bytes: z.number().int().nullable(),
    })
    .nullable(),
  updatedAt: Instant,
}).strip();
export type SignBatch = z.infer<typeof SignBatch>;

/** A plate of a batch as the register has it at this moment. */
export const BatchPlate = z.object({
  signId: SignId,
  position: z.number().int(),
  state: PlateState,
  name: z.string(),
  roman: z.string(),
  number: z.string().nullable(),
  type: SignType,
  edition: z.string(),
  widthMillimetres: z.number(),
  heightMillimetres: z.number(),
  colour: z.string(),
  url: z.string(),
  priceCents: z.number().int(),
  remakes: z.number().int(),
  rejectCode: RejectCode.nullable(),
  rejectNote: z.string().nullable(),
  acceptedAt: Instant.nullable(),
  /** The register has changed since it was checked. */
  changed: z.boolean(),
  problems: z.object({ code: z.string(), message: z.string(), messageZh: z.string() }).array(),
});
export type BatchPlate = z.infer<typeof BatchPlate>;

/** Signs that want a plate and are in no batch under way. */
export const CandidateFilter = z.strictObject({
  placeId: PlaceId.optional(),
  type: SignType.optional(),
  /** `planned`: never made; the others want a new plate of the same sign. */
  status: SignStatus.extract(['planned', 'damaged', 'missing', 'mismatched']).optional(),
  division: DivisionCode.optional(),
  q: z.string().max(60).optional(),
});
export type CandidateFilter = z.infer<typeof CandidateFilter>;

export const Candidate = z.object({
  signId: SignId,
  name: z.string(),
  number: z.string().nullable(),
  type: SignType,
  status: SignStatus,
  divisionCode: DivisionCode,
});
export type Candidate = z.infer<typeof Candidate>;

export const PlateChoice = z.union([
  z.strictObject({ signIds: SignId.array().min(1).max(MOST_PLATES) }),
  z.strictObject({ filter: CandidateFilter }),
]);
export type PlateChoice = z.infer<typeof PlateChoice>;

/** What was read at acceptance: the code, and the words on the plate as read or confirmed. */
export const PlateReading = z.strictObject({
  scanned: z.string().min(1).max(600),
  name: z.string().trim().max(120),
  roman: z.string().trim().max(200),
  number: z.string().trim().max(20).nullable().default(null),
});
export type PlateReading = z.infer<typeof PlateReading>;

/** Why a plate that was scanned is not accepted. */
export const ScanReason = z.enum([
  'not-a-sign',
  'other-site',
  'code',
  'not_in_batch',
  'not_remade',
  'accepted_before',
  'register',
  'name_differs',
  'roman_differs',
  'number_differs',
]);
export type ScanReason = z.infer<typeof ScanReason>;

/** A batch by its name. */
export const SignBatchName = z.object({ id: SignBatchId, title: z.string() });
export type SignBatchName = z.infer<typeof SignBatchName>;

export const ScanAnswer = z.object({
  outcome: z.enum(['accepted', 'rejected', 'refused']),
  reason: ScanReason.nullable(),
  message: z.string(),
  messageZh: z.string(),
  plate: BatchPlate.nullable(),
  batch: SignBatch,
});
export type ScanAnswer = z.infer<typeof ScanAnswer>;

export const Rejection = z.strictObject({ code: RejectCode.exclude(['register']), note: longText(500).optional() });
export type Rejection = z.infer<typeof Rejection>;
