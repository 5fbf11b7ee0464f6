import { z } from 'zod';
import { OrganKind } from '../../accounts/contract.ts';
import { PlaceCategory } from '../../gazetteer/contract.ts';
import { Day, endpoint, Instant, PageQuery, pageOf } from '../../platform/contract.ts';
import { CaseVariant } from '../caseContract.ts';
import { CaseKind } from '../kindContract.ts';

const Level = z.enum(['county', 'prefecture']);
/** In what the place lies: a city district, a county or county-level city, or either. */
const PlaceLevel = z.enum(['district', 'county', 'any']);

/** A row of the matrix as a person reads it; organs are kinds, the office of a place follows from its division. */
export const AuthorityRow = z.object({
  id: z.string(),
  category: PlaceCategory,
  subtype: z.string(),
  /** Null: every kind of case. */
  caseKind: CaseKind.nullable(),
  jurisdiction: z.string(),
  placeLevel: z.string(),
  variant: z.string(),
  delegation: z.boolean(),
  handlerKind: z.string().nullable(),
  handlerLevel: z.string().nullable(),
  approverKind: z.string().nullable(),
  approverLevel: z.string().nullable(),
  officeName: z.string().nullable(),
  consulted: z.string().array(),
  consultedByLaw: z.string().array(),
  filingReceiver: z.string(),
  filingReceiverEn: z.string(),
  announcerKind: z.string().nullable(),
  announcerLevel: z.string().nullable(),
  article: z.string(),
  articleEn: z.string(),
  documentNo: z.string().nullable(),
  validFrom: Day,
  validTo: Day.nullable(),
  verified: z.boolean(),
  settles: z.string(),
  settlesEn: z.string(),
  note: z.string(),
  noteEn: z.string(),
});
export type AuthorityRow = z.infer<typeof AuthorityRow>;

/** A row to be confirmed: by which document, from which day, for which divisions. */
export const AuthorityDraft = z.strictObject({
  category: PlaceCategory.exclude(['division']),
  caseKind: CaseKind.nullable().default(null),
  /** Leading digits of the divisions it holds in. */
  jurisdiction: z.string().regex(/^\d{2}(\d{2}(\d{2})?)?$/),
  placeLevel: PlaceLevel,
  variant: CaseVariant,
  /** It hands the power down, as to a city district: goes before the ordinary row. */
  delegation: z.boolean().default(false),
  handlerKind: OrganKind,
  handlerLevel: Level,
  approverKind: OrganKind,
  approverLevel: Level,
  /** Code of the one department that handles and approves, where its kind does not say which. */
  officeCode: z.string().max(60).optional(),
  consulted: OrganKind.array().max(6).default([]),
  documentNo: z.string().trim().min(4).max(100),
  article: z.string().trim().max(200).default(''),
  effectiveOn: Day,
  reason: z.string().trim().min(2).max(2000),
});
export type AuthorityDraft = z.infer<typeof AuthorityDraft>;

export const AuthorityChange = z.object({
  id: z.uuid(),
  version: z.number().int(),
  state: z.enum(['submitted', 'approved', 'rejected', 'withdrawn']),
  body: AuthorityDraft,
  proposer: z.string(),
  proposedAt: Instant,
  decider: z.string().nullable(),
  decidedAt: Instant.nullable(),
  remark: z.string().nullable(),
  /** This actor proposed it, and so does not decide on it. */
  own: z.boolean(),
});
export type AuthorityChange = z.infer<typeof AuthorityChange>;

const changeParams = z.object({ id: z.uuid() });

export const AuthorityApi = {
  rows: endpoint({
    method: 'get',
    path: '/authorities',
    summary: '审批职权表 / The authority matrix: who handles, approves, is asked, receives and announces',
    permission: 'authorities.read',
    jurisdiction: 'none',
    query: z.strictObject({ category: PlaceCategory.optional(), at: Day.optional() }),
    reply: z.object({ items: AuthorityRow.array() }),
  }),
  changes: endpoint({
    method: 'get',
    path: '/authority-changes',
    summary: '职权核定 / Proposed and decided rows, newest first',
    permission: 'authorities.read',
    jurisdiction: 'none',
    query: PageQuery,
    reply: pageOf(AuthorityChange),
  }),
  propose: endpoint({
    method: 'post',
    path: '/authority-changes',
    summary: '提出核定职权 / Propose to confirm a row by document',
    permission: 'authorities.draft',
    jurisdiction: 'none',
    body: AuthorityDraft,
    idempotent: true,
    reply: AuthorityChange,
  }),
  decide: endpoint({
    method: 'post',
    path: '/authority-changes/:id/decide',
    summary: '批准或退回（由另一人） / Approve or reject, by somebody else than the proposer',
    permission: 'authorities.approve',
    jurisdiction: 'authority-change',
    params: changeParams,
    body: z.strictObject({ approve: z.boolean(), remark: z.string().trim().max(1000).default('') }),
    ifMatch: true,
    reply: AuthorityChange,
  }),
};
