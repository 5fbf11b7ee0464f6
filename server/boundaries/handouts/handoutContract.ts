import { z } from 'zod';
import { Day, DivisionCode, Instant } from '../../platform/contract.ts';
import { LineId, LineLevel } from '../contract.ts';

export const HandoutId = z.uuid().brand<'HandoutId'>();
export type HandoutId = z.infer<typeof HandoutId>;

/** Of the package as a whole; `secret` is registered here and handed over outside. */
export const HandoutLevel = z.enum(['public', 'internal', 'restricted', 'secret']);
export type HandoutLevel = z.infer<typeof HandoutLevel>;

export const HandoutState = z.enum([
  ...(['draft', 'submitted', 'checked', 'approved', 'refused'] as const),
  ...(['handed_out', 'returned', 'closed', 'withdrawn'] as const),
]);
export type HandoutState = z.infer<typeof HandoutState>;

export const HandoutFileKind = z.enum(['application', 'undertaking', 'basis', 'receipt', 'return']);
export type HandoutFileKind = z.infer<typeof HandoutFileKind>;

const Words = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cs}\0]+$/u);

export const HandoutContent = z.enum(['lines', 'markers', 'divisions', 'agreements']);
export type HandoutContent = z.infer<typeof HandoutContent>;

/** What is wanted: of the lines along a division, or of those named, as they were in force on a day. */
export const HandoutSelection = z.strictObject({
  day: Day,
  area: DivisionCode,
  /** Empty: all lines along the area. */
  lines: LineId.array().max(500),
  levels: LineLevel.array().min(1).max(3),
  contents: HandoutContent.array().min(1).max(4),
  /** Tables and positions: either or both. */
  formats: z.enum(['geojson', 'xlsx']).array().min(1).max(2),
});
export type HandoutSelection = z.infer<typeof HandoutSelection>;

export const HandoutDraft = z
  .strictObject({
    level: HandoutLevel,
    applicant: Words(100),
    contactName: Words(40),
    contactPhone: z
      .string()
      .trim()
      .regex(/^[0-9+() -]{5,30}$/),
    purpose: Words(500),
    legalBasis: Words(500),
    undertakings: Words(2000),
    selection: HandoutSelection.nullable(),
    outsideItems: Words(500).nullable(),
  })
  .refine(({ level, selection, outsideItems }) => {
    const isSecret = level === 'secret';
    return isSecret === (selection === null) && isSecret === (outsideItems !== null);
  }, 'A secret hand-over names its items; any other level selects data / 涉密成果填写成果名称，其他密级选择数据');
export type HandoutDraft = z.infer<typeof HandoutDraft>;

/** How much of each sort is wanted and may go out at that level. */
export const HandoutCounts = z.object({
  lines: z.number().int(),
  markers: z.number().int(),
  divisions: z.number().int(),
  agreements: z.number().int(),
  /** Divisions of which the outline shows a line above the level. */
  withoutOutline: z.string().array(),
});
export type HandoutCounts = z.infer<typeof HandoutCounts>;

/** What stands in the package, for whom, as of when; in it as 清单.json too. */
export const HandoutManifest = z.object({
  number: z.string(),
  madeAt: Instant,
  madeBy: z.string(),
  approvedBy: z.string(),
  applicant: z.string(),
  purpose: z.string(),
  legalBasis: z.string(),
  level: HandoutLevel,
  levelZh: z.string(),
  selection: HandoutSelection,
  crs: z.string(),
  /** Newest change of a line and of a marker in it: the state of the register. */
  registerState: z.object({ lines: Instant.nullable(), markers: Instant.nullable() }),
  mapReviewNumbers: z.string().array(),
  conditions: z.string().array(),
  counts: HandoutCounts,
  files: z.object({ path: z.string(), bytes: z.number().int(), sha256: z.string() }).array(),
});
export type HandoutManifest = z.infer<typeof HandoutManifest>;

export const HandoutLevelRule = z.object({
  level: HandoutLevel,
  labelZh: z.string(),
  labelEn: z.string(),
  approverPermission: z.enum(['handouts.approve', 'boundaries.clear']),
  checkNeeded: z.boolean(),
  papers: HandoutFileKind.array(),
  returnNeeded: z.boolean(),
  throughSystem: z.boolean(),
  instrument: z.string(),
  article: z.string(),
  articleZh: z.string(),
  verified: z.boolean(),
  note: z.string(),
  noteZh: z.string(),
});
export type HandoutLevelRule = z.infer<typeof HandoutLevelRule>;

/** Of this system; no law sets them. */
export const HandoutLimits = z.object({
  features: z.number().int(),
  megabytes: z.number().int(),
  downloadDays: z.number().int(),
  downloads: z.number().int(),
});
export type HandoutLimits = z.infer<typeof HandoutLimits>;

export const KeepingAct = z.enum(['submit', 'check', 'hand_out', 'take_back', 'close', 'withdraw']);
export const DecidingAct = z.enum(['approve', 'refuse', 'send_back']);
export const HandoutAct = z.enum([...KeepingAct.options, ...DecidingAct.options]);
export type HandoutAct = z.infer<typeof HandoutAct>;

const note = Words(500).nullable();
/** An act of the office that keeps the request, with what it brings. */
export const KeepingMove = z.discriminatedUnion('act', [
  z.strictObject({ act: z.enum(['submit', 'check', 'close', 'withdraw']), note }),
  z.strictObject({
    act: z.literal('hand_out'),
    /** Who takes it, as on the receipt. */
    recipient: Words(100),
    handedOn: Day,
    /** The account that may download it; null where it is handed over outside the system. */
    username: Words(60).nullable(),
    note,
  }),
  z.strictObject({ act: z.literal('take_back'), how: z.enum(['returned', 'destroyed']), on: Day, note }),
]);
export type KeepingMove = z.infer<typeof KeepingMove>;
export const DecidingMove = z.strictObject({ act: DecidingAct, note });
export type DecidingMove = z.infer<typeof DecidingMove>;

export const HandoutFile = z.object({
  id: z.uuid(),
  kind: HandoutFileKind,
  fileName: z.string(),
  sizeBytes: z.coerce.number().int(),
  uploadedBy: z.string(),
  uploadedAt: Instant,
});
export type HandoutFile = z.infer<typeof HandoutFile>;

export const HandoutListItem = z.object({
  id: HandoutId,
  version: z.number().int(),
  /** 界供〔2026〕3号, from its submission on. */
  number: z.string().nullable(),
  state: HandoutState,
  level: HandoutLevel,
  applicant: z.string(),
  purpose: z.string(),
  recipient: z.string().nullable(),
  organisation: z.string(),
  madeBy: z.string(),
  decidedBy: z.string().nullable(),
  handedOn: Day.nullable(),
  downloads: z.number().int(),
  packageSha256: z.string().nullable(),
  createdAt: Instant,
});
export type HandoutListItem = z.infer<typeof HandoutListItem>;

export const Handout = HandoutListItem.extend({
  contactName: z.string(),
  contactPhone: z.string(),
  legalBasis: z.string(),
  undertakings: z.string(),
  selection: HandoutSelection.nullable(),
  outsideItems: z.string().nullable(),
  areaName: z.string().nullable(),
  checkedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
  decisionNote: z.string().nullable(),
  manifest: HandoutManifest.nullable(),
  medium: z.enum(['system', 'outside']).nullable(),
  recipientUsername: z.string().nullable(),
  downloadUntil: Instant.nullable(),
  returnedHow: z.enum(['returned', 'destroyed']).nullable(),
  returnedOn: Day.nullable(),
  returnNote: z.string().nullable(),
  files: HandoutFile.array(),
  steps: z
    .object({
      act: z.string(),
      state: HandoutState,
      note: z.string().nullable(),
      actor: z.string(),
      organisation: z.string(),
      at: Instant,
    })
    .array(),
  rule: HandoutLevelRule,
  /** What the reader may do next, each with what is missing for it. */
  next: z.object({ act: HandoutAct, missing: z.string().array() }).array(),
});
export type Handout = z.infer<typeof Handout>;

/** A package that waits for the account that may download it. */
export const WaitingPackage = z.object({
  id: HandoutId,
  number: z.string().nullable(),
  applicant: z.string(),
  purpose: z.string(),
  level: HandoutLevel,
  organisation: z.string(),
  downloadUntil: Instant,
  downloads: z.number().int(),
  mostDownloads: z.number().int(),
  sizeBytes: z.coerce.number().int(),
  sha256: z.string(),
});
export type WaitingPackage = z.infer<typeof WaitingPackage>;
