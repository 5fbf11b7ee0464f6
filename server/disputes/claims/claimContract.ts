import { z } from 'zod';
import { PointLineOrArea } from '../../gazetteer/contract.ts';
import { Day, endpoint, Instant } from '../../platform/contract.ts';
import { ContestedArea, DisputeId } from '../contract.ts';

const [, Line, MultiLine] = PointLineOrArea.options;
/** CGCS2000, longitude first. */
export const ClaimLine = z.discriminatedUnion('type', [Line, MultiLine]);
export type ClaimLine = z.infer<typeof ClaimLine>;

export const ClaimId = z.uuid().brand<'ClaimId'>();
export type ClaimId = z.infer<typeof ClaimId>;
/** 甲方 or 乙方: the side with the lesser code is A. */
export const ClaimSide = z.enum(['a', 'b']);
export type ClaimSide = z.infer<typeof ClaimSide>;

export const ClaimDraft = z.strictObject({
  side: ClaimSide,
  /** The round of talks: the present one, or the next once both sides have claimed in it. */
  round: z.number().int().min(1).max(1000),
  line: ClaimLine,
  text: z.string().trim().min(1).max(20_000),
  /** Denominator of the scale of the map that the line was drawn on. */
  mapScale: z.number().int().min(500).max(5_000_000).nullable().default(null),
  /** The day that the side states. */
  datedOn: Day,
  evidenceIds: z.uuid().array().max(100).default([]),
  /** The side's paper, among the papers of the dispute; needed where another office records the claim for it. */
  fileId: z.uuid().nullable().default(null),
});
export type ClaimDraft = z.infer<typeof ClaimDraft>;

export const Claim = z.object({
  id: ClaimId,
  side: ClaimSide,
  round: z.number().int(),
  version: z.number().int(),
  /** The latest version of its round. */
  latest: z.boolean(),
  line: MultiLine,
  lengthMetres: z.number(),
  text: z.string(),
  mapScale: z.number().int().nullable(),
  datedOn: Day,
  evidenceIds: z.uuid().array(),
  fileId: z.uuid().nullable(),
  /** Who recorded it: the side itself, or another office for it. */
  part: z.enum(['a', 'b', 'handler']),
  recordedBy: z.string(),
  organisation: z.string(),
  recordedAt: Instant,
  /** Of the side's claim polygon, of what it gains beyond its outline on record, and of what it leaves to the other; geodesic. */
  groundSquareMetres: z.number(),
  gainSquareMetres: z.number(),
  leaveSquareMetres: z.number(),
});
export type Claim = z.infer<typeof Claim>;

const Ground = z.object({
  geometry: ContestedArea.nullable(),
  squareMetres: z.number(),
  hectares: z.number(),
  parts: z.number().int(),
});

/** How the two lines lie to one another. */
export const ClaimRelation = z.enum(['identical', 'cross', 'touch', 'nested', 'apart']);

/** Of the latest claims of a round: what both claim, and what neither claims. */
export const Contested = z.object({
  round: z.number().int(),
  rounds: z.number().int(),
  claimA: ClaimId.nullable(),
  claimB: ClaimId.nullable(),
  /** `waiting`: a side has not claimed yet; `none`: both claim, and nothing is claimed by both. */
  result: z.enum(['waiting', 'none', 'contested']),
  relation: ClaimRelation.nullable(),
  contested: Ground.nullable(),
  unclaimed: Ground.nullable(),
});
export type Contested = z.infer<typeof Contested>;

/** Where a claimed line may begin and end. */
export const Recorded = z.object({
  /** Null where it is nothing for the reader, or where none is on record. */
  line: MultiLine.nullable(),
  status: z.enum(['shared', 'facing', 'withheld', 'none']),
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
});
export type Recorded = z.infer<typeof Recorded>;

const params = z.object({ id: DisputeId });
const reads = { permission: 'disputes.read', jurisdiction: 'dispute', params } as const;

export const ClaimsApi = {
  submitClaim: endpoint({
    method: 'post',
    path: '/disputes/:id/claims',
    summary: '提出主张线 / State the line that a side claims',
    permission: 'disputes.handle',
    jurisdiction: 'dispute',
    params,
    body: ClaimDraft,
    idempotent: true,
    reply: Claim,
  }),
  listClaims: endpoint({
    ...reads,
    method: 'get',
    path: '/disputes/:id/claims',
    summary: '主张线各轮各版 / The claims of both sides, every round and version',
    reply: z.object({
      items: Claim.array(),
      round: z.number().int(),
      mayClaimFor: ClaimSide.array(),
      nextRound: z.boolean(),
    }),
  }),
  contested: endpoint({
    ...reads,
    method: 'get',
    path: '/disputes/:id/contested-area',
    summary: '争议区域 / What both sides claim in a round',
    query: z.strictObject({ round: z.coerce.number().int().min(1).max(1000).optional() }),
    reply: Contested,
  }),
  recordedLine: endpoint({
    ...reads,
    method: 'get',
    path: '/disputes/:id/recorded-line',
    summary: '双方之间的现行界线 / The line on record between the sides',
    reply: Recorded,
  }),
};
