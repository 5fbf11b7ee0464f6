import { z } from 'zod';
import { Instant } from '../../platform/contract.ts';
import { SourceFacts } from '../readers/sourceContract.ts';
import { UsedThresholds } from '../thresholds/thresholdContract.ts';
import { ImportFinding } from './findingContract.ts';

export const ImportRunId = z.uuid().brand<'ImportRunId'>();
export type ImportRunId = z.infer<typeof ImportRunId>;

/** What rows become: divisions (lists, outlines), names, census evidence, boundary lines, markers. */
export const ImportKind = z.enum(['divisions', 'places', 'census', 'boundary-lines', 'markers']);
export type ImportKind = z.infer<typeof ImportKind>;

/** States with -ing are jobs under way; a restart goes on with them, a person may cancel them. */
export const ImportState = z.enum([
  'reading',
  'read',
  'judging',
  'judged',
  'committing',
  'committed',
  'undoing',
  'undone',
  'cancelled',
  'failed',
]);
export type ImportState = z.infer<typeof ImportState>;

export const RowOutcome = z.enum(['added', 'changed', 'unchanged', 'skipped', 'refused']);
export type RowOutcome = z.infer<typeof RowOutcome>;
export const RowCounts = z.object({
  read: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  skipped: z.number().int(),
  refused: z.number().int(),
});
export type RowCounts = z.infer<typeof RowCounts>;

/** Heading of the file by field of the kind. */
export const Mapping = z.record(z.string(), z.string().max(200));
export type Mapping = z.infer<typeof Mapping>;

/** What a person has decided about a file; each change makes the run read or judge again. */
export const ImportChoices = z.strictObject({
  layer: z.string().max(200).optional(),
  encoding: z.enum(['UTF-8', 'GB18030', 'UTF-16LE', 'UTF-16BE']).optional(),
  headerRow: z.number().int().min(1).max(1000).optional(),
  /** `EPSG:4490`, `EPSG:4326`, `EPSG:3857`, `EPSG:4491`–`EPSG:4554`, `GCJ-02`. */
  crs: z
    .string()
    .regex(/^(EPSG:\d{4,5}|GCJ-02)$/)
    .optional(),
  /** X is north in Chinese survey tables: whether the first of two coordinate columns is a northing or a latitude. */
  swapAxes: z.boolean().optional(),
  mapping: Mapping.optional(),
  /** Codes of findings taken note of. */
  confirmed: z.string().max(60).array().max(50).optional(),
});
export type ImportChoices = z.infer<typeof ImportChoices>;

/** A field that rows of a kind can fill, with the headings under which offices write it. */
export const ImportField = z.object({
  field: z.string(),
  label: z.string(),
  labelEn: z.string(),
  required: z.boolean(),
});
export type ImportField = z.infer<typeof ImportField>;

/** The coordinate system of a file and how it is known. */
export const ImportCrs = z.object({
  /** `EPSG:N` or `GCJ-02`; null where nothing can be said, or there is nothing to say. */
  value: z.string().nullable(),
  /** Somebody said so, in the file or by choice; otherwise `question` asks. */
  certain: z.boolean(),
  question: z.string().optional(),
  question_zh: z.string().optional(),
});
export type ImportCrs = z.infer<typeof ImportCrs>;

export const ImportRun = z.object({
  id: ImportRunId,
  version: z.number().int(),
  kind: ImportKind.nullable(),
  state: ImportState,
  fileName: z.string(),
  sizeBytes: z.number().int(),
  sha256: z.string(),
  divisionCode: z.string(),
  divisionName: z.string(),
  by: z.string(),
  /** Null until read. */
  facts: SourceFacts.nullable(),
  crs: ImportCrs.nullable(),
  choices: ImportChoices,
  /** What is used: proposed from headings and earlier files of the office, over which the person's choice goes. */
  mapping: Mapping,
  fields: ImportField.array(),
  counts: RowCounts,
  /** The sizes it was judged by; null before. */
  thresholds: UsedThresholds.nullable(),
  findings: z.object({ error: z.number().int(), warning: z.number().int(), note: z.number().int() }),
  /** Of the step under way. */
  progress: z.object({ done: z.number().int(), total: z.number().int().nullable() }),
  failure: z.object({ en: z.string(), zh: z.string() }).nullable(),
  /** Why it cannot be undone (something was built on it), null where it can or there is nothing to undo. */
  undoRefusal: z.object({ en: z.string(), zh: z.string() }).nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  committedAt: Instant.nullable(),
  undoneAt: Instant.nullable(),
});
export type ImportRun = z.infer<typeof ImportRun>;

/** A staged row: as read and as understood. */
export const ImportRow = z.object({
  number: z.number().int(),
  given: z.record(z.string(), z.string()),
  fields: z.record(z.string(), z.unknown()),
  code: z.string().nullable(),
  name: z.string().nullable(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  geometry: z.unknown().nullable(),
  outcome: RowOutcome.nullable(),
  leftOut: z.boolean(),
  subject: z.object({ kind: z.string(), id: z.string() }).nullable(),
  /** Fields that differ from the register: before and after. */
  changes: z.object({ field: z.string(), before: z.unknown(), after: z.unknown() }).array(),
  findings: ImportFinding.array(),
});
export type ImportRow = z.infer<typeof ImportRow>;

/** A sample of the file in each encoding it might have, where that is in doubt. */
export const EncodingSample = z.object({ encoding: z.string(), text: z.string(), replaced: z.number().int() });
