import { z } from 'zod';
import { PlaceCategory } from '../gazetteer/contract.ts';
import { Day, Instant } from '../platform/contract.ts';
import { DefectClass, Finding, Level } from './contract.ts';

/** What the rule desk keeps, by the kind of its rows. */
export const RowKind = z.enum([
  'rule',
  'lexicon',
  'threshold',
  'exception',
  'generic',
  'foreign_name',
  'reading',
  'polyphone',
  'transliteration',
  'feature_type',
  'ground',
  'source',
  'plain_generic',
]);
export type RowKind = z.infer<typeof RowKind>;

/** A row as the loader reads it; which fields it has depends on the kind. The server checks it with the loader's schema. */
export const RowBody = z.record(z.string().max(60), z.unknown());
export type RowBody = z.infer<typeof RowBody>;

/** Position in its file and what it is called; rows of many words have long ones. */
export const RowId = z.string().min(1).max(2600);

export const RuleRowItem = z.object({
  kind: RowKind,
  id: RowId,
  version: z.number().int(),
  /** The word, the title or the generic term: what people look for. */
  label: z.string(),
  /** The row's own id in its file, e.g. NR-08c, DA-1-0001; null where the word is its name. */
  code: z.string().nullable(),
  body: RowBody,
  jurisdiction: z.string(),
  validFrom: Day.nullable(),
  /** First day on which it no longer holds; null: open. */
  validTo: Day.nullable(),
  state: z.enum(['in_force', 'future', 'ended']),
  source: z.string(),
  /** The same in Chinese where a row for it is there. */
  sourceZh: z.string().nullable(),
  article: z.string().nullable(),
  documentNo: z.string(),
  changeId: z.uuid().nullable(),
});
export type RuleRowItem = z.infer<typeof RuleRowItem>;

export const ChangeId = z.uuid().brand<'ChangeId'>();
export type ChangeId = z.infer<typeof ChangeId>;
export const ChangeState = z.enum(['draft', 'submitted', 'approved', 'withdrawn']);
export type ChangeState = z.infer<typeof ChangeState>;

/** One thing a change does: a new row, a row put in the place of another, or the end of one. */
export const ChangeItem = z.discriminatedUnion('operation', [
  z.strictObject({ operation: z.literal('add'), kind: RowKind, body: RowBody }),
  z.strictObject({
    operation: z.literal('replace'),
    kind: RowKind,
    rowId: RowId,
    baseVersion: z.int32().positive(),
    body: RowBody,
  }),
  z.strictObject({
    operation: z.literal('end'),
    kind: RowKind,
    rowId: RowId,
    baseVersion: z.int32().positive(),
  }),
]);
export type ChangeItem = z.infer<typeof ChangeItem>;

export const RuleChangeDraft = z.strictObject({
  title: z.string().trim().min(2).max(200),
  /** The document that asks for the change; empty while there is none. */
  documentNo: z.string().trim().max(120).default(''),
  /** First day of the new rows. */
  effectiveOn: Day,
  reason: z.string().trim().max(4000).default(''),
  items: ChangeItem.array().max(500).default([]),
});
export type RuleChangeDraft = z.infer<typeof RuleChangeDraft>;

/** An item with what it changes, for people to read. */
export const ChangeItemDetail = z.object({
  operation: z.enum(['add', 'replace', 'end']),
  kind: RowKind,
  rowId: RowId.nullable(),
  baseVersion: z.number().int().nullable(),
  label: z.string(),
  body: RowBody.nullable(),
  /** The row as it was when the change was drafted; null for a new one. */
  before: RowBody.nullable(),
  /** Somebody else's change of the same row came first: this item must be made anew. */
  outdated: z.boolean(),
});
export type ChangeItemDetail = z.infer<typeof ChangeItemDetail>;

export const DryRun = z.object({
  id: z.uuid(),
  state: z.enum(['running', 'done', 'failed']),
  /** Whether it was run on the items as they are now and against the rules in force now. */
  current: z.boolean(),
  ruleSet: z.string(),
  day: Day,
  division: z.string().nullable(),
  done: z.number().int(),
  total: z.number().int(),
  changed: z.number().int(),
  matrix: z.object({ origin: z.enum(['case', 'register']), from: Level, to: Level, count: z.number().int() }).array(),
  compared: z.boolean(),
  startedBy: z.string(),
  startedAt: Instant,
  finishedAt: Instant.nullable(),
  error: z.string().nullable(),
});
export type DryRun = z.infer<typeof DryRun>;

/** What this person may do with the change now. */
export const ChangeAct = z.enum(['edit', 'delete', 'dryRun', 'submit', 'approve', 'return', 'withdraw']);
export type ChangeAct = z.infer<typeof ChangeAct>;

export const RuleChangeItem = z.object({
  id: ChangeId,
  version: z.number().int(),
  number: z.string().nullable(),
  title: z.string(),
  documentNo: z.string(),
  effectiveOn: Day,
  state: ChangeState,
  /** Approved, and its day has come. */
  inForce: z.boolean(),
  items: z.number().int(),
  drafter: z.string(),
  organisation: z.string(),
  updatedAt: Instant,
});
export type RuleChangeItem = z.infer<typeof RuleChangeItem>;

export const RuleChange = RuleChangeItem.omit({ items: true }).extend({
  reason: z.string(),
  items: ChangeItemDetail.array(),
  decider: z.string().nullable(),
  decidedAt: Instant.nullable(),
  approvalNo: z.string().nullable(),
  remark: z.string().nullable(),
  /** Version of the rule set that the approval made. */
  ruleSet: z.string().nullable(),
  dryRun: DryRun.nullable(),
  acts: ChangeAct.array(),
});
export type RuleChange = z.infer<typeof RuleChange>;

/** A row that was changed or ended here, and that a release of the program has otherwise. */
export const KeptRow = z.object({ kind: RowKind, rowId: RowId, label: z.string(), ended: z.boolean() });
export type KeptRow = z.infer<typeof KeptRow>;

/** What the installed program ships that the register does not have yet. */
export const RuleRelease = z.object({
  version: z.string(),
  added: z.number().int(),
  replaced: z.number().int(),
  ended: z.number().int(),
  kept: KeptRow.array(),
  /** Changes under way that it was drafted as. */
  changes: z.object({ id: ChangeId, title: z.string(), state: ChangeState, items: z.number().int() }).array(),
});
export type RuleRelease = z.infer<typeof RuleRelease>;

/** One name whose verdict a change turns. */
export const ChangedVerdict = z.object({
  seq: z.number().int(),
  origin: z.enum(['case', 'register']),
  /** The naming case or the place. */
  subjectId: z.uuid(),
  name: z.string(),
  category: PlaceCategory,
  divisionCode: z.string(),
  /** Number of the case, or path of the division. */
  label: z.string(),
  oldLevel: Level,
  newLevel: Level,
  before: Finding.array(),
  after: Finding.array(),
});
export type ChangedVerdict = z.infer<typeof ChangedVerdict>;

/** Whether a recorded run of the rules can be had again. */
export const Replay = z.object({
  runId: z.uuid(),
  runAt: Instant,
  ruleSet: z.string(),
  day: Day,
  /** null: the run was made before inputs were kept, or its rule set is unknown; `why` says which. */
  equal: z.boolean().nullable(),
  why: z.enum(['no_inputs', 'unknown_rule_set']).nullable(),
  names: z
    .object({
      name: z.string(),
      equal: z.boolean(),
      level: z.object({ recorded: Level, replayed: Level }),
      classes: DefectClass.array(),
      /** Found then, not now; found now, not then. */
      missing: Finding.array(),
      added: Finding.array(),
    })
    .array(),
});
export type Replay = z.infer<typeof Replay>;
