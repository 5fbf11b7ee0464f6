import { z } from 'zod';
import { Day, endpoint, Instant } from '../../platform/contract.ts';
import { CaseId } from '../caseContract.ts';
import { DocumentContent } from './contentContract.ts';

/** The documents of a case, in the order of the procedure. */
export const DocumentKind = z.enum([
  'acceptance',
  'non_acceptance',
  'correction',
  'opinion_request',
  'opinion_reply',
  'public_notice',
  'extension',
  'suspension',
  'resumption',
  'approval',
  'refusal',
  'delivery',
  'filing_report',
  'filing_form',
  'announcement',
  'dossier',
  'revocation',
  'revocation_announcement',
]);
export type DocumentKind = z.infer<typeof DocumentKind>;

/** The papers by which a late filing is chased: 催报函, 限期报送通知, 报告. */
export const ChasePaper = z.enum(['filing_reminder', 'filing_deadline', 'late_report']);
export type ChasePaper = z.infer<typeof ChasePaper>;

/** The blank form of a material (空白表格): `material-` and its code of the list `application-materials`; a new one is a row. */
const MaterialForm = z.string().regex(/^material-[a-z][a-z-]{1,39}$/);

/** Everything that has a template. */
export const TemplateKind = z.union([
  z.enum([...DocumentKind.options, ...ChasePaper.options, 'tracking_receipt']),
  MaterialForm,
]);
export type TemplateKind = z.infer<typeof TemplateKind>;

/** The class of documents that an organ numbers together under its letters (发文机关代字). */
export const SeriesPurpose = z.enum(['decision', 'report', 'letter', 'slip', 'notice', 'announcement']);
export type SeriesPurpose = z.infer<typeof SeriesPurpose>;

export const DocumentId = z.uuid().brand<'DocumentId'>();
export type DocumentId = z.infer<typeof DocumentId>;

/** A document that replaces another or is replaced by it. */
const RelatedDocument = z.object({ id: DocumentId, documentNo: z.string().nullable(), title: z.string() });

/** An issued document: neither its text nor its PDF changes any more; at most it is voided (作废). */
export const IssuedDocument = z.object({
  id: DocumentId,
  version: z.number().int(),
  documentNo: z.string().nullable(),
  title: z.string(),
  issuedOn: Day,
  issuedBy: z.string(),
  issuedAt: Instant,
  sha256: z.string(),
  verificationCode: z.string(),
  /** The day from which it no longer holds; null while it does. */
  voidedOn: Day.nullable(),
  voidedBy: z.string().nullable(),
  voidReason: z.string().nullable(),
  replaces: RelatedDocument.nullable(),
  replacedBy: RelatedDocument.nullable(),
});
export type IssuedDocument = z.infer<typeof IssuedDocument>;

/** A document that the case calls for at its present step, issued or not yet; and every void one, after them. */
export const CaseDocument = z.object({
  kind: DocumentKind,
  /** The opinion or the step it is about; null where a case has one of its kind. */
  subjectId: z.uuid().nullable(),
  /** The office asked, or the day of the correction: tells several of a kind apart. */
  about: z.string().nullable(),
  organ: z.string(),
  /** This person's office issues it and has not done so. */
  mayIssue: z.boolean(),
  /** This person's office issued it and may void it. */
  mayVoid: z.boolean(),
  /** The void document in whose stead it will be issued. */
  replaces: RelatedDocument.nullable(),
  /** The number it will carry, as far as it is known: the counter may move on meanwhile. */
  expectedNo: z.string().nullable(),
  issued: IssuedDocument.nullable(),
});
export type CaseDocument = z.infer<typeof CaseDocument>;

/** Chinese letters of an organ, e.g. 吴民发; the year and the number follow in 〔〕 and 号. */
const SeriesLetters = z
  .string()
  .trim()
  .regex(/^[\u4e00-\u9fa5]{2,12}$/);

export const DocumentSeries = z.object({
  organisationId: z.uuid(),
  organisation: z.string(),
  purpose: SeriesPurpose,
  version: z.number().int(),
  letters: z.string(),
  source: z.string(),
  verified: z.boolean(),
  /** What the counter gives next this year, e.g. 吴民发〔2026〕12号. */
  nextNo: z.string(),
  /** The last number given in each year, the latest year first. */
  years: z.object({ year: z.number().int(), last: z.number().int(), lastNo: z.string() }).array(),
});
export type DocumentSeries = z.infer<typeof DocumentSeries>;

export const DocumentTemplate = z.object({
  id: z.uuid(),
  kind: TemplateKind,
  version: z.number().int(),
  jurisdiction: z.string(),
  content: DocumentContent,
  source: z.string(),
  verified: z.boolean(),
  validFrom: Day,
  validTo: Day.nullable(),
});
export type DocumentTemplate = z.infer<typeof DocumentTemplate>;

const params = z.object({ id: CaseId });
const which = z.strictObject({ kind: DocumentKind, subjectId: z.uuid().optional() });

export const DocumentsApi = {
  list: endpoint({
    method: 'get',
    path: '/naming-cases/:id/documents',
    summary: '办件文书 / Documents of a case',
    permission: 'naming.read',
    jurisdiction: 'naming-case',
    params,
    reply: CaseDocument.array(),
  }),
  issue: endpoint({
    method: 'post',
    path: '/naming-cases/:id/documents',
    summary: '编号并印发文书 / Number and issue a document',
    permission: 'naming.issue',
    jurisdiction: 'naming-case',
    params,
    body: which,
    reply: IssuedDocument,
  }),
  void: endpoint({
    method: 'post',
    path: '/naming-cases/:id/documents/:documentId/void',
    summary: '作废文书（文号不再使用，原件留存） / Void a document: its number stays used, its file stays kept',
    permission: 'naming.issue',
    jurisdiction: 'naming-case',
    params: params.extend({ documentId: DocumentId }),
    body: z.strictObject({ reason: z.string().trim().min(2).max(500) }),
    ifMatch: true,
    reply: IssuedDocument,
  }),
  draftPdf: endpoint({
    method: 'get',
    path: '/naming-cases/:id/document-drafts/:kind/file.pdf',
    summary: '文书预览（PDF，未编号） / Preview of a document as PDF, without number',
    permission: 'naming.issue',
    jurisdiction: 'naming-case',
    params: params.extend({ kind: DocumentKind }),
    query: z.strictObject({ subjectId: z.uuid().optional() }),
    produces: 'application/pdf',
    reply: z.unknown(),
  }),
  draftDocx: endpoint({
    method: 'get',
    path: '/naming-cases/:id/document-drafts/:kind/file.docx',
    summary: '文书稿（DOCX，可编辑） / Draft of a document as editable DOCX',
    permission: 'naming.issue',
    jurisdiction: 'naming-case',
    params: params.extend({ kind: DocumentKind }),
    query: z.strictObject({ subjectId: z.uuid().optional() }),
    produces: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    reply: z.unknown(),
  }),
  pdf: endpoint({
    method: 'get',
    path: '/naming-cases/:id/documents/:documentId/file.pdf',
    summary: '已印发文书 PDF / The PDF of an issued document',
    permission: 'naming.read',
    jurisdiction: 'naming-case',
    params: params.extend({ documentId: DocumentId }),
    produces: 'application/pdf',
    reply: z.unknown(),
  }),
  docx: endpoint({
    method: 'get',
    path: '/naming-cases/:id/documents/:documentId/file.docx',
    summary: '已印发文书 DOCX / The text of an issued document as DOCX',
    permission: 'naming.read',
    jurisdiction: 'naming-case',
    params: params.extend({ documentId: DocumentId }),
    produces: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    reply: z.unknown(),
  }),
  series: endpoint({
    method: 'get',
    path: '/document-series',
    summary: '本单位发文字号及下一号 / Number series of one’s own office with the next number',
    permission: 'session',
    jurisdiction: 'none',
    reply: DocumentSeries.array(),
  }),
  saveSeries: endpoint({
    method: 'put',
    path: '/organisations/:id/document-series/:purpose',
    summary: '设定发文机关代字 / Set the letters of a number series',
    permission: 'admin.settings',
    jurisdiction: 'organisation',
    params: z.object({ id: z.uuid(), purpose: SeriesPurpose }),
    body: z.strictObject({ letters: SeriesLetters, source: z.string().trim().min(2).max(300), verified: z.boolean() }),
    ifMatch: true,
    reply: DocumentSeries,
  }),
  templates: endpoint({
    method: 'get',
    path: '/document-templates',
    summary: '文书模板 / Document templates, every version',
    permission: 'session',
    jurisdiction: 'none',
    query: z.strictObject({ kind: TemplateKind.optional() }),
    reply: DocumentTemplate.array(),
  }),
  saveTemplate: endpoint({
    method: 'post',
    path: '/document-templates',
    summary: '新版文书模板，自生效日起代替旧版 / A new version of a template, in force from a day on',
    permission: 'admin.settings',
    jurisdiction: 'none',
    body: z.strictObject({
      kind: TemplateKind,
      jurisdiction: z.string().regex(/^(CN|\d{2,6})$/),
      content: DocumentContent,
      source: z.string().trim().min(2).max(300),
      verified: z.boolean(),
      validFrom: Day,
    }),
    reply: DocumentTemplate,
  }),
};
