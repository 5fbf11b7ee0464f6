import { z } from 'zod';
import { Day, endpoint, Instant } from '../../../platform/contract.ts';
import { BoundaryLineDetail, LineId } from '../../contract.ts';

export const DraftId = z.uuid().brand<'DraftId'>();
export type DraftId = z.infer<typeof DraftId>;

const Point = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const Course = Point.array().min(2).max(5000);

/** As `ArcEdit` of the arcs: one step of editing, points named by where they are. CGCS2000, longitude first. */
const Edit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('move'), from: Point, to: Point }),
  z.strictObject({ kind: z.literal('move-node'), from: Point, to: Point }),
  z.strictObject({ kind: z.literal('insert'), between: z.tuple([Point, Point]), at: Point }),
  z.strictObject({ kind: z.literal('delete'), at: Point }),
  z.strictObject({ kind: z.literal('replace'), course: Course, by: Course }),
]);
const Edits = Edit.array().min(1).max(2000);

const Arc = z.object({
  id: z.string(),
  left: z.string(),
  right: z.string().nullable(),
  coordinates: z.tuple([z.number(), z.number()]).array(),
});

/** What one needs for editing a line: the arcs of its level near it, those of other levels, and the tolerances. */
export const LineSurroundings = z.object({
  arcs: Arc.extend({ isOwn: z.boolean() }).array(),
  /** Courses of the finer level and the line's single markers (of one point), to snap to. Other lines of its own level are none: to touch one is a fault. */
  context: z.tuple([z.number(), z.number()]).array().array(),
  names: z.record(z.string(), z.string()),
  snapMetres: z.number(),
  sliverSquareMetres: z.number(),
});
export type LineSurroundings = z.infer<typeof LineSurroundings>;

export const EditFault = z.object({
  /** Number of the step, from 1; null where the result as a whole is meant. */
  step: z.number().int().nullable(),
  code: z.enum([
    'no-point',
    'node',
    'no-node',
    'occupied',
    'no-edge',
    'no-stretch',
    'ends',
    'short',
    'self-crossing',
    'crossing',
    'touching',
    'passed-over',
    'other-line',
    'finer-node',
    'invalid',
    'overlap',
    'gap',
    'other-agreement',
  ]),
  at: z.tuple([z.number(), z.number()]).nullable(),
  divisions: z.string().array(),
  squareMetres: z.number().nullable(),
});
export type EditFault = z.infer<typeof EditFault>;

export const EditPreview = z.object({
  faults: EditFault.array(),
  /** On the ellipsoid, by PostGIS; empty where there are faults. Townships that follow come after the counties. */
  areas: z
    .object({ code: z.string(), name: z.string(), gainedSquareMetres: z.number(), lostSquareMetres: z.number() })
    .array(),
  lengthMetres: z.number().nullable(),
});
export type EditPreview = z.infer<typeof EditPreview>;

const Title = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u);
export const DraftBody = z.strictObject({ title: Title, edits: Edits });
export type DraftBody = z.infer<typeof DraftBody>;

export const LineDraft = z.object({
  id: DraftId,
  version: z.number().int(),
  lineId: LineId,
  title: z.string(),
  edits: Edit.array(),
  state: z.enum(['open', 'in_force', 'withdrawn']),
  proposedBy: z.string(),
  organisation: z.string(),
  approval: z.string().nullable(),
  inForceOn: Day.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type LineDraft = z.infer<typeof LineDraft>;

export const TakeForce = z.strictObject({
  on: Day,
  /** The approval document; a line without an agreement needs none. */
  approvalId: z.uuid().nullable(),
});
export type TakeForce = z.infer<typeof TakeForce>;

const params = z.object({ id: LineId });
const ofLine = { jurisdiction: 'boundary-line', params } as const;
const ofDraft = { jurisdiction: 'boundary-line-draft', params: z.object({ id: DraftId }) } as const;

export const LineDraftApi = {
  surroundings: endpoint({
    method: 'get',
    path: '/boundary-lines/:id/surroundings',
    summary: '编辑界线所需的弧段 / The arcs around a line, for editing it',
    permission: 'boundaries.keep',
    ...ofLine,
    reply: LineSurroundings,
  }),
  preview: endpoint({
    method: 'post',
    path: '/boundary-lines/:id/previews',
    summary: '试算界线修改：面积增减和问题 / What a change of the course would do, without storing anything',
    permission: 'boundaries.keep',
    ...ofLine,
    body: z.strictObject({ edits: Edits }),
    reply: EditPreview,
  }),
  list: endpoint({
    method: 'get',
    path: '/boundary-lines/:id/drafts',
    summary: '界线修改草案 / Drafts of another course of a line',
    permission: 'boundaries.read',
    ...ofLine,
    jurisdiction: 'boundary-line-record',
    reply: z.object({ items: LineDraft.array() }),
  }),
  save: endpoint({
    method: 'post',
    path: '/boundary-lines/:id/drafts',
    summary: '保存界线修改草案 / Save a draft of another course',
    permission: 'boundaries.keep',
    ...ofLine,
    idempotent: true,
    body: DraftBody,
    reply: LineDraft,
  }),
  edit: endpoint({
    method: 'put',
    path: '/boundary-line-drafts/:id',
    summary: '修改草案 / Replace the steps of a draft',
    permission: 'boundaries.keep',
    ...ofDraft,
    ifMatch: true,
    body: DraftBody,
    reply: LineDraft,
  }),
  withdraw: endpoint({
    method: 'post',
    path: '/boundary-line-drafts/:id/withdraw',
    summary: '撤回草案 / Withdraw a draft',
    permission: 'boundaries.keep',
    ...ofDraft,
    ifMatch: true,
    body: z.strictObject({}),
    reply: LineDraft,
  }),
  takeForce: endpoint({
    method: 'post',
    path: '/boundary-line-drafts/:id/take-force',
    summary: '草案生效：改变界线和双方轮廓 / A draft takes force: the line and the outlines of both sides change',
    permission: 'boundaries.keep',
    ...ofDraft,
    ifMatch: true,
    body: TakeForce,
    reply: BoundaryLineDetail,
  }),
};
