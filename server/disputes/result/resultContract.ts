import { z } from 'zod';
import { Secrecy } from '../../boundaries/lines/archiveContract.ts';
import { EditFault } from '../../boundaries/lines/drafts/draftContract.ts';
import { DossierState, DraftingParty } from '../../dossiers/draftContract.ts';
import { Day, endpoint, Instant, longText, oneLine } from '../../platform/contract.ts';
import { DisputeId } from '../contract.ts';
import { CourseRefusal, ResultEffect } from './effectContract.ts';

const Unit = z.object({ code: z.string(), name: z.string() });

/** What still stands between a settlement and the line in force. */
export const Wanting = z.enum(['settlement', 'line', 'restricted', 'ended', 'course', 'state', 'dossier', 'office']);
export type Wanting = z.infer<typeof Wanting>;

export const TaskKind = z.enum([
  'survey',
  'markers_to_set',
  'markers_to_move',
  'map',
  'villages',
  'names',
  'cut_names',
  'signs',
  'cases',
  'agreement_paper',
  'clearance',
  'inspection',
]);
export type TaskKind = z.infer<typeof TaskKind>;

export const ResultTask = z.object({
  id: z.uuid(),
  kind: TaskKind,
  count: z.number().int(),
  examples: z.string().array(),
  /** Joint inspection: five years after the day of force (BR art. 12). */
  dueOn: Day.nullable(),
  doneOn: Day.nullable(),
  note: z.string().nullable(),
  doneBy: z.string().nullable(),
  organisation: z.string().nullable(),
});
export type ResultTask = z.infer<typeof ResultTask>;

const InForce = z.object({
  /** moved: the line took another course; kept: the settled course is the one on record; not_on_record: not drawn here. */
  outcome: z.enum(['moved', 'kept', 'not_on_record']),
  on: Day,
  note: z.string().nullable(),
  recordedBy: z.string(),
  organisation: z.string(),
  recordedAt: Instant,
});

/** One direction in which ground passes, as the scheme of a division change dossier would have it. */
const Direction = z.object({ unit: Unit, to: Unit, toTownship: Unit.nullable(), squareMetres: z.number() });

const Signer = z.object({ name: z.string(), post: z.string() });

export const DisputeResult = z.object({
  line: z
    .object({
      id: z.uuid(),
      version: z.number().int(),
      code: z.string(),
      status: z.enum(['draft', 'demarcated', 'changed']),
      secrecy: Secrecy,
      schematic: z.boolean(),
    })
    .nullable(),
  /** Whose course it is: of the settlement, or of the surveyed and sealed map that replaces it (BD art. 15). */
  source: z.enum(['settlement', 'surveyed_map']).nullable(),
  refusal: CourseRefusal.nullable(),
  faults: EditFault.array(),
  names: z.record(z.string(), z.string()),
  effect: ResultEffect.nullable(),
  wanting: Wanting.array(),
  affiliation: z.object({
    changes: z.boolean().nullable(),
    villages: z.string().array(),
    directions: Direction.array(),
    dossier: z
      .object({
        id: z.uuid(),
        title: z.string(),
        state: DossierState,
        effectiveOn: Day.nullable(),
        applied: z.boolean(),
      })
      .nullable(),
  }),
  /** Words for the line's own record, which name no dispute; the officer may change them. */
  proposal: z
    .object({
      kind: z.enum(['agreement', 'decision']),
      title: z.string(),
      number: z.string().nullable(),
      courseText: z.string(),
      fileId: z.uuid(),
      mapFileId: z.uuid().nullable(),
      earliestOn: Day,
      signers: z.object({ a: Signer, b: Signer }),
      filedWith: z.string().nullable(),
      filedOn: Day.nullable(),
    })
    .nullable(),
  inForce: InForce.nullable(),
  tasks: ResultTask.array(),
  /** What the reader may do now. */
  acts: z.enum(['putInForce', 'withoutLine', 'openDossier', 'finishTask']).array(),
});
export type DisputeResult = z.infer<typeof DisputeResult>;

const Party = z.strictObject({ signer: oneLine(60), post: oneLine(60), seal: oneLine(100) });

/**
 * The line takes force. All words go on the record of the line, which others read than the dispute: they name no dispute.
 * `a`, `b`: who signed the agreement for either side; null for a decision.
 */
export const LineInForce = z.strictObject({
  /** As it was read: the gains and losses shown are those of this version. */
  lineVersion: z.number().int(),
  on: Day,
  title: oneLine(200),
  number: oneLine(100).nullable(),
  courseText: longText(20_000),
  parties: z.strictObject({ a: Party, b: Party }).nullable(),
  maps: oneLine(200).array().max(50),
  filedWith: oneLine(100).nullable(),
  filedOn: Day.nullable(),
  fileId: z.uuid(),
  mapFileId: z.uuid().nullable(),
});
export type LineInForce = z.infer<typeof LineInForce>;

/** The scheme of a dossier, in words of its own: more people read it than the dispute (BD art. 14 para. 2). */
export const ChangeDossier = z.strictObject({
  title: longText(100),
  unit: z.string(),
  to: z.string(),
  drafting: DraftingParty,
  draftingGround: longText(1000).optional(),
  extent: z.enum(['major', 'partial']).optional(),
  extentGround: longText(1000).optional(),
});
export type ChangeDossier = z.infer<typeof ChangeDossier>;

const params = z.object({ id: DisputeId });
const handling = { permission: 'disputes.handle', jurisdiction: 'dispute', params, ifMatch: true } as const;

export const DisputeResultApi = {
  get: endpoint({
    method: 'get',
    path: '/disputes/:id/result',
    summary:
      '争议结果落到界线：增减面积、变动对象、后续事项 / What the settlement does to the line, and what is left to do',
    permission: 'disputes.read',
    jurisdiction: 'dispute',
    params,
    reply: DisputeResult,
  }),
  putInForce: endpoint({
    method: 'post',
    path: '/disputes/:id/result/line',
    summary: '界线按协议或者决定生效 / The line takes force as settled',
    ...handling,
    body: LineInForce,
    reply: DisputeResult,
  }),
  withoutLine: endpoint({
    method: 'post',
    path: '/disputes/:id/result/without-line',
    summary: '系统中没有该界线：登记结果的去处 / The line is not drawn here: where its result is kept',
    ...handling,
    body: z.strictObject({ on: Day, note: longText(1000) }),
    reply: DisputeResult,
  }),
  openDossier: endpoint({
    method: 'post',
    path: '/disputes/:id/result/dossier',
    summary: '自然村隶属变更：建立区划变更卷宗 / Open the dossier of a change of affiliation (BD art. 14)',
    ...handling,
    body: ChangeDossier,
    reply: DisputeResult,
  }),
  finishTask: endpoint({
    method: 'put',
    path: '/disputes/:id/tasks/:taskId',
    summary: '后续事项办结或者恢复待办 / A follow-up task is done, or open again',
    permission: 'disputes.handle',
    jurisdiction: 'dispute',
    params: params.extend({ taskId: z.uuid() }),
    body: z.strictObject({ done: z.strictObject({ on: Day, note: longText(500) }).nullable() }),
    reply: DisputeResult,
  }),
};
