import { z } from 'zod';
import { DefectClass } from '../../detection/contract.ts';
import { PlaceCategory, PlaceId } from '../../gazetteer/contract.ts';
import { CampaignId } from '../../naming/campaigns/campaignContract.ts';
import { Day, Instant, longText, oneLine } from '../../platform/contract.ts';

export const CensusRecordId = z.uuid().brand<'CensusRecordId'>();
export type CensusRecordId = z.infer<typeof CensusRecordId>;

/** 待审, 已转为标准地名, 并入已有地名, 列为线索, 不采用, 退回核实. */
export const CensusState = z.enum(['pending', 'promoted', 'merged', 'candidate', 'set_aside', 'sent_back']);
export type CensusState = z.infer<typeof CensusState>;

/** 一地多名, 一名多写, 重名, 不规范, and what the form itself has wrong: code, position, romanization, category. */
export const DefectKind = z.enum([
  'many_names',
  'many_spellings',
  'duplicate',
  'nonstandard',
  'code',
  'position',
  'roman',
  'category',
]);
export type DefectKind = z.infer<typeof DefectKind>;

/** The twelve classes of the work rules; the census of 2014–2018 covered eleven, without the sea. */
export const CensusClass = z.enum([
  'sea',
  'inland_water',
  'landform',
  'division',
  'committee',
  'area',
  'settlement',
  'transport',
  'utilities',
  'memorial',
  'building',
  'organisation',
]);
export type CensusClass = z.infer<typeof CensusClass>;

export const Secrecy = z.enum(['public', 'internal', 'restricted']);
export type Secrecy = z.infer<typeof Secrecy>;

/** Fields of the registration form as they came, by the names of glossary.md section 4.4; lists as lists. */
export const CensusFields = z.record(z.string(), z.union([z.string(), z.string().array()]));
export type CensusFields = z.infer<typeof CensusFields>;

export const CensusDefect = z.object({
  id: z.uuid(),
  kind: DefectKind,
  code: z.string(),
  level: z.enum(['block', 'review', 'note']),
  message: z.string(),
  messageZh: z.string(),
  /** Facts that can be checked: rule, distance, both spellings, code of the division. */
  evidence: z.record(z.string(), z.unknown()),
  /** The other record or place that it is about, where the actor may see it. */
  otherRecord: z.object({ id: CensusRecordId, name: z.string(), state: CensusState }).nullable(),
  otherPlace: z.object({ id: PlaceId, name: z.string() }).nullable(),
});
export type CensusDefect = z.infer<typeof CensusDefect>;

export const CensusListItem = z.object({
  id: CensusRecordId,
  version: z.number().int(),
  name: z.string(),
  romanTone: z.string(),
  categoryWord: z.string(),
  category: PlaceCategory.nullable(),
  censusClass: CensusClass.nullable(),
  divisionCode: z.string(),
  divisionName: z.string(),
  secrecy: Secrecy,
  state: CensusState,
  defects: DefectKind.array(),
  /** False while its checks have not run. */
  isChecked: z.boolean(),
  /** A later delivery says something else than what was decided about. */
  isChanged: z.boolean(),
});
export type CensusListItem = z.infer<typeof CensusListItem>;

/** A place of the register that may be the same entity, and why it is shown. */
export const RegisterMatch = z.object({
  placeId: PlaceId,
  version: z.number().int(),
  name: z.string(),
  romanTone: z.string(),
  category: PlaceCategory,
  status: z.string(),
  legalStatus: z.string(),
  divisionName: z.string(),
  placeCode: z.string().nullable(),
  meaning: z.string().nullable(),
  history: z.string().nullable(),
  /** Between the nearest points, on the ellipsoid; null where one has no shape. */
  metres: z.number().nullable(),
  sameCode: z.boolean(),
  sameName: z.boolean(),
  sameSound: z.boolean(),
  geometry: z.unknown().nullable(),
});
export type RegisterMatch = z.infer<typeof RegisterMatch>;

/** Another record of the census close by (threshold `census_neighbour_metres`). */
export const CensusNeighbour = z.object({
  id: CensusRecordId,
  name: z.string(),
  state: CensusState,
  categoryWord: z.string(),
  metres: z.number(),
  geometry: z.unknown(),
});
export type CensusNeighbour = z.infer<typeof CensusNeighbour>;

/** What makes a name standard: the approval of its day, or a rule that takes names of official lists for approved. */
export const Ground = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('document'),
    documentNo: oneLine(60),
    organ: oneLine(120),
    day: Day,
    article: oneLine(120).optional(),
  }),
  z.strictObject({ kind: z.literal('deeming'), ruleId: z.uuid(), listedIn: oneLine(200) }),
]);
export type Ground = z.infer<typeof Ground>;

const Reason = longText(2000).min(2);
const Declassified = z.strictObject({ documentNo: oneLine(60), organ: oneLine(120), day: Day });

/** Bodies of what may be decided about a record. */
export const CensusActBodies = {
  promote: z.strictObject({
    category: PlaceCategory,
    ground: Ground,
    reason: Reason,
    /** A written answer to each name of the register that clashes and leaves room for judgement. */
    clashes: z.strictObject({ nameId: z.uuid(), reason: Reason }).array().max(50).default([]),
    /** The document that lifts the label; without it the place keeps the record's secrecy. */
    declassified: Declassified.optional(),
  }),
  merge: z.strictObject({ placeId: PlaceId, reason: Reason }),
  /** With a campaign the name goes on its list; without one it waits for the next scan. */
  candidate: z.strictObject({
    category: PlaceCategory,
    campaign: CampaignId.optional(),
    classes: DefectClass.array().max(4).default([]),
    reason: Reason,
  }),
  setAside: z.strictObject({ reason: Reason }),
  sendBack: z.strictObject({ reason: Reason }),
  undo: z.strictObject({ reason: Reason }),
} as const;

export const CensusDecision = z.object({
  id: z.uuid(),
  act: z.enum(['promote', 'merge', 'candidate', 'setAside', 'sendBack', 'undo']),
  from: CensusState,
  to: CensusState,
  by: z.string(),
  at: Instant,
  reason: z.string(),
  ground: z.unknown().nullable(),
  undoneAt: Instant.nullable(),
});

export const FieldChange = z.object({ field: z.string(), before: z.unknown(), after: z.unknown() });

/** One record as the review page shows it. */
export const CensusRecord = CensusListItem.extend({
  countyCode: z.string(),
  divisionBy: z.enum(['code', 'text', 'position', 'office']),
  placeCode: z.string().nullable(),
  romanPlain: z.string(),
  fields: CensusFields,
  geometry: z.unknown().nullable(),
  changes: FieldChange.array(),
  findings: CensusDefect.array(),
  matches: RegisterMatch.array(),
  neighbours: CensusNeighbour.array(),
  decisions: CensusDecision.array(),
  place: z.object({ id: PlaceId, name: z.string() }).nullable(),
  /** Why the last decision cannot be taken back; null where it can, or where there is none. */
  undoRefusal: z.object({ en: z.string(), zh: z.string() }).nullable(),
  delivery: z.object({ runId: z.uuid(), row: z.number().int(), fileName: z.string(), sha256: z.string() }),
  createdAt: Instant,
  updatedAt: Instant,
});
export type CensusRecord = z.infer<typeof CensusRecord>;

export const DeemingRule = z.object({
  id: z.uuid(),
  version: z.number().int(),
  instrument: z.string(),
  documentNo: z.string(),
  organ: z.string(),
  article: z.string(),
  text: z.string(),
  jurisdiction: z.string(),
  verified: z.boolean(),
  verifiedBy: z.string().nullable(),
  from: Day.nullable(),
  /** First day without it. */
  to: Day.nullable(),
  /** In force today, read by somebody, and for divisions of the asking office. */
  counts: z.boolean(),
  enteredBy: z.string(),
});
export type DeemingRule = z.infer<typeof DeemingRule>;

/** Progress of one county. */
export const CensusCounty = z.object({
  countyCode: z.string(),
  countyName: z.string(),
  records: z.number().int(),
  unchecked: z.number().int(),
  states: z.record(CensusState, z.number().int()),
  /** Of the records that wait: with a defect to decide about. */
  withDefects: z.number().int(),
  defects: z.record(DefectKind, z.number().int()),
});
export type CensusCounty = z.infer<typeof CensusCounty>;
