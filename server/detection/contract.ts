import { z } from 'zod';
import { NameText, PlaceCategory, PointLineOrArea } from '../gazetteer/contract.ts';
import { DivisionCode, endpoint } from '../platform/contract.ts';

/** Gravity shown to people, gravest first: block (the law forbids), review (an officer must give a reason), note, needs_data, clear. */
export const Level = z.enum(['block', 'review', 'note', 'needs_data', 'clear']);
export type Level = z.infer<typeof Level>;
export const Severity = z.enum(['PROHIBITED', 'ADVISE', 'HUMAN', 'NOTE', 'NEEDS_DATA']);
export const DefectClass = z.enum(['大', '洋', '怪', '重']);
export type DefectClass = z.infer<typeof DefectClass>;

/** Which characters of the proposed name caused a finding: UTF-16 offsets into `name`, end exclusive. */
export const Span = z.object({ start: z.number().int(), end: z.number().int(), text: z.string() });

/** Another name that clashes; `geometry` (CRS84) lets the map highlight it. */
export const Clash = z.object({
  placeId: z.string(),
  nameId: z.string(),
  name: z.string(),
  romanTone: z.string().nullable(),
  status: z.string(),
  divisionName: z.string().nullable(),
  scope: z.string(),
  geometry: z.unknown().nullable(),
});
export type Clash = z.infer<typeof Clash>;

export const Finding = z.object({
  rule: z.string(),
  ruleVersion: z.number().int(),
  /** Where the row holds: a rule may have one a jurisdiction. Findings kept from before have none: then it had but one. */
  ruleJurisdiction: z.string().optional(),
  result: z.string(),
  class: DefectClass.nullable(),
  severity: Severity,
  level: Level,
  span: Span.nullable(),
  /** Facts a clerk or a court can check: lexicon row, threshold row, scope, ratio … */
  evidence: z.record(z.string(), z.unknown()),
  clash: Clash.nullable(),
  /** The exception that was considered and applied, so that nothing is passed in silence. */
  exception: z.string().nullable(),
  exceptionZh: z.string().nullable(),
  instrument: z.string(),
  instrumentZh: z.string(),
  article: z.string(),
  articleZh: z.string(),
  message: z.string(),
  messageZh: z.string(),
  advice: z.string().nullable(),
  adviceZh: z.string().nullable(),
});
export type Finding = z.infer<typeof Finding>;

const NATIONAL: ReadonlySet<string | undefined> = new Set([undefined, 'CN', 'default']);
/** The rule as a clerk cites it: one that holds in some place only, with the code of the place: GF-4@37. */
export const ruleCode = ({ rule, ruleJurisdiction }: Pick<Finding, 'rule' | 'ruleJurisdiction'>): string =>
  NATIONAL.has(ruleJurisdiction) ? rule : `${rule}@${ruleJurisdiction}`;

export const CheckAttributes = z.strictObject({
  siteAreaSquareMetres: z.number().nonnegative().max(1e9).optional(),
  grossFloorAreaSquareMetres: z.number().nonnegative().max(1e9).optional(),
  storeys: z.number().int().min(0).max(300).optional(),
  lengthMetres: z.number().nonnegative().max(1e6).optional(),
  heightMetres: z.number().nonnegative().max(2000).optional(),
  /** Public open ground without car parks. */
  openGroundSquareMetres: z.number().nonnegative().max(1e9).optional(),
  greenPercent: z.number().min(0).max(100).optional(),
  plotRatio: z.number().nonnegative().max(1000).optional(),
  coveragePercent: z.number().min(0).max(100).optional(),
  /** Part of the gross floor area in commercial use (GF-6). */
  commercialFloorAreaSquareMetres: z.number().nonnegative().max(1e9).optional(),
  featureType: z.string().max(40).optional(),
  applicantName: z.string().max(200).optional(),
});

export const NameCheckRequest = z.strictObject({
  name: NameText,
  category: PlaceCategory.optional(),
  geometry: PointLineOrArea.optional(),
  division: DivisionCode.optional(),
  attributes: CheckAttributes.optional(),
  /** What the name is said to mean; left out where nobody has been asked yet. */
  meaning: z.string().max(2000).optional(),
  /** The applicant's own place, left out of the comparison (renaming, repeated checks). */
  self: z.uuid().optional(),
  /** The reservation that is to be drawn: what it holds is no other name. */
  draws: z.uuid().optional(),
});

export const NameCheckReply = z.object({
  name: z.string(),
  specific: z.string(),
  generic: z.string().nullable(),
  romanTone: z.string(),
  romanPlain: z.string(),
  /** Characters whose reading a person must confirm (polyphones outside the reading registry). */
  readingReview: z.string().array(),
  level: Level,
  classes: DefectClass.array(),
  findings: Finding.array(),
  /** Was the name compared with the register? Without a category or a place it cannot be, and `clear` speaks of the wording alone. */
  registerAsked: z.boolean(),
  ruleSetVersion: z.string(),
});
export type NameCheckReply = z.infer<typeof NameCheckReply>;

export const DetectionApi = {
  check: endpoint({
    method: 'post',
    path: '/name-checks',
    summary: '检查拟用地名（不保存） / Check a proposed name without storing it',
    permission: 'public',
    jurisdiction: 'none',
    body: NameCheckRequest,
    reply: NameCheckReply,
  }),
};
