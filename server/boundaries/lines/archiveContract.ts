import { z } from 'zod';
import { Day, endpoint, Instant, longText, oneLine } from '../../platform/contract.ts';
import { BoundaryLineDetail, LineId } from '../contract.ts';

const CourseText = longText(20_000);

export const DocumentKind = z.enum([
  'agreement',
  'approval',
  'filing',
  'notice',
  'inspection_report',
  'change',
  'map',
  'point_table',
  'other',
]);
export type DocumentKind = z.infer<typeof DocumentKind>;
export const Secrecy = z.enum(['public', 'internal', 'restricted']);
export type Secrecy = z.infer<typeof Secrecy>;

/** What an office may do with a line: `propose` on its own side, `decide` where it stands for both. */
export const LineRights = z.enum(['none', 'propose', 'decide']);
export type LineRights = z.infer<typeof LineRights>;

/** A government that signs: who for it, and the seal the agreement bears. */
export const AgreementParty = z.strictObject({
  code: z.string().regex(/^\d{6}(\d{3})?$/),
  signer: oneLine(60),
  post: oneLine(60),
  seal: oneLine(100),
});

export const AgreementDraft = z.strictObject({
  title: oneLine(200),
  number: oneLine(100).nullable(),
  signedOn: Day,
  /** Both sides of the line, in any order. */
  parties: AgreementParty.array().length(2),
  maps: oneLine(200).array().max(50),
  pointTable: oneLine(200).nullable(),
  courseText: CourseText,
  filedWith: oneLine(100).nullable(),
  filedOn: Day.nullable(),
  /** The signed agreement itself. */
  fileId: z.uuid(),
  supersedesId: z.uuid().nullable(),
});
export type AgreementDraft = z.infer<typeof AgreementDraft>;

const Recorded = z.object({ recordedBy: z.string(), organisation: z.string(), recordedAt: Instant });

const Agreement = AgreementDraft.extend({
  id: z.uuid(),
  parties: AgreementParty.extend({ name: z.string() }).array(),
  fileName: z.string(),
}).extend(Recorded.shape);

export const DocumentDraft = z.strictObject({
  kind: DocumentKind,
  title: oneLine(200),
  number: oneLine(100).nullable(),
  issuer: oneLine(100),
  datedOn: Day,
  agreementId: z.uuid().nullable(),
  fileId: z.uuid().nullable(),
});
export type DocumentDraft = z.infer<typeof DocumentDraft>;
const Document = DocumentDraft.extend({ id: z.uuid(), fileName: z.string().nullable() }).extend(Recorded.shape);

/** The course in one period, without its geometry. */
const LineVersion = z.object({
  number: z.number().int(),
  cause: z.enum(['drawn', 'adopted', 'moved']),
  status: z.enum(['draft', 'demarcated', 'changed']),
  lengthMetres: z.number(),
  approval: z.string().nullable(),
  validFrom: Day,
  validTo: Day.nullable(),
  recordedAt: Instant,
});

const Classification = z.object({
  was: Secrecy,
  secrecy: Secrecy,
  ground: z.string(),
  mapReviewNumber: z.string().nullable(),
  decidedBy: z.string(),
  organisation: z.string(),
  decidedAt: Instant,
});

/** The archive of a line (BR art. 13). */
export const LineArchive = z.object({
  rights: LineRights,
  name: z.string().nullable(),
  /** From the first characters of both sides' names: 灵永线. */
  proposedName: z.string(),
  courseText: z.string().nullable(),
  agreementId: z.uuid().nullable(),
  agreements: Agreement.array(),
  documents: Document.array(),
  versions: LineVersion.array(),
  classifications: Classification.array(),
});
export type LineArchive = z.infer<typeof LineArchive>;

export const LineCourse = LineVersion.extend({
  geometry: z.object({
    type: z.literal('MultiLineString'),
    coordinates: z.tuple([z.number(), z.number()]).array().array(),
  }),
});

export const LineDescription = z.strictObject({
  name: z
    .string()
    .trim()
    .regex(/^\p{Script=Han}{2,10}线$/u)
    .nullable(),
  /** Null where an agreement says it. */
  courseText: CourseText.nullable(),
});
export type LineDescription = z.infer<typeof LineDescription>;

export const Adoption = z.strictObject({ agreementId: z.uuid(), approvalId: z.uuid(), on: Day });
export type Adoption = z.infer<typeof Adoption>;

export const ClassificationAct = z.strictObject({
  secrecy: Secrecy,
  ground: oneLine(500),
  mapReviewNumber: oneLine(60).nullable(),
});
export type ClassificationAct = z.infer<typeof ClassificationAct>;

const RestrictedLine = z.object({
  id: LineId,
  version: z.number().int(),
  code: z.string(),
  sides: z.string(),
  ground: z.string().nullable(),
});

const params = z.object({ id: LineId });
const read = { permission: 'boundaries.read', jurisdiction: 'boundary-line-record', params } as const;
const keep = { permission: 'boundaries.keep', jurisdiction: 'boundary-line', params } as const;
const Id = z.object({ id: z.uuid() });

export const LineArchiveApi = {
  archive: endpoint({
    method: 'get',
    path: '/boundary-lines/:id/archive',
    summary: '界线档案：协议书、文件、历次走向 / What a line rests on: agreements, documents, versions',
    ...read,
    reply: LineArchive,
  }),
  courseAt: endpoint({
    method: 'get',
    path: '/boundary-lines/:id/course',
    summary: '某日有效的界线走向 / The course of a line in force on a day',
    ...read,
    query: z.strictObject({ at: Day.optional() }),
    reply: LineCourse,
  }),
  describe: endpoint({
    method: 'put',
    path: '/boundary-lines/:id',
    summary: '界线名称和走向说明 / Name and course text of a line',
    ...keep,
    ifMatch: true,
    body: LineDescription,
    reply: BoundaryLineDetail,
  }),
  upload: endpoint({
    method: 'post',
    path: '/boundary-lines/:id/files',
    summary: '上传界线文件 / Upload a file for a document of a line',
    ...keep,
    upload: true,
    reply: Id.extend({ fileName: z.string() }),
  }),
  download: endpoint({
    method: 'get',
    path: '/boundary-lines/:id/files/:fileId',
    summary: '下载界线文件 / A file of a line',
    ...read,
    params: params.extend({ fileId: z.uuid() }),
    produces: 'application/octet-stream',
    reply: z.unknown(),
  }),
  recordDocument: endpoint({
    method: 'post',
    path: '/boundary-lines/:id/documents',
    summary: '登记界线文件 / Record a document in the chain of a line',
    ...keep,
    idempotent: true,
    body: DocumentDraft,
    reply: Id,
  }),
  recordAgreement: endpoint({
    method: 'post',
    path: '/boundary-lines/:id/agreements',
    summary: '登记界线协议书 / Record an agreement about a line',
    ...keep,
    idempotent: true,
    body: AgreementDraft,
    reply: Id,
  }),
  adopt: endpoint({
    method: 'post',
    path: '/boundary-lines/:id/adopt',
    summary: '协议书经批准生效 / An approved agreement comes into force: the line is demarcated',
    ...keep,
    ifMatch: true,
    body: Adoption,
    reply: BoundaryLineDetail,
  }),
  classify: endpoint({
    method: 'post',
    path: '/boundary-lines/:id/classify',
    summary: '确定公开范围 / Decide who may see the course of a line',
    permission: 'boundaries.clear',
    jurisdiction: 'boundary-line-secrecy',
    params,
    ifMatch: true,
    body: ClassificationAct,
    reply: z.object({ id: LineId, version: z.number().int(), secrecy: Secrecy }),
  }),
  restricted: endpoint({
    method: 'get',
    path: '/restricted-boundary-lines',
    summary: '不在本系统展示的界线 / Lines whose course nobody reads here',
    permission: 'boundaries.clear',
    jurisdiction: 'none',
    reply: z.object({ items: RestrictedLine.array() }),
  }),
};
