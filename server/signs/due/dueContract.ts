import { z } from 'zod';
import { PlaceCategory, PlaceId, Position } from '../../gazetteer/contract.ts';
import { Day, DivisionCode, endpoint, Instant, longText, PageQuery, pageOf } from '../../platform/contract.ts';
import { SignId, SignType } from '../contract.ts';
import { SiteRule } from './siteContract.ts';

/** One place on the ground where a sign is due by the geometry. */
export const DueSite = z.object({
  rule: SiteRule,
  /** Where the rule puts it: names the proposal. CGCS2000. */
  position: Position,
  /** Names of streets met there. */
  meets: z.string().array(),
  state: z.enum(['missing', 'served', 'dismissed']),
  /** The sign that serves it. */
  signId: SignId.nullable(),
  dismissal: z.object({ id: z.uuid(), reason: z.string(), by: z.string(), at: Instant }).nullable(),
});
export type DueSite = z.infer<typeof DueSite>;

export const DuePlace = z.object({
  id: PlaceId,
  name: z.string(),
  category: PlaceCategory,
  divisionCode: DivisionCode,
  divisionName: z.string(),
  /** Of the proposed plates. */
  type: SignType,
  geometry: z.unknown().nullable(),
  schematic: z.boolean(),
  approvedOn: Day.nullable(),
  /** By the deadline row `approved`; null where no approval is on record. */
  dueOn: Day.nullable(),
  /** Why nothing could be proposed. */
  problem: z.enum(['no-geometry', 'no-line', 'no-street']).nullable(),
  sites: DueSite.array(),
  missing: z.number().int(),
});
export type DuePlace = z.infer<typeof DuePlace>;

const sourced = {
  instrument: z.string(),
  article: z.string(),
  articleZh: z.string(),
  verified: z.boolean(),
  adopted: z.boolean(),
};
export const SitingRule = z.object({ code: SiteRule, labelZh: z.string(), label: z.string(), ...sourced });
export type SitingRule = z.infer<typeof SitingRule>;
export const DeadlineRule = z.object({
  code: z.enum(['approved', 'renamed']),
  ...{ length: z.number().int(), unit: z.enum(['day', 'month']), labelZh: z.string(), label: z.string(), ...sourced },
});
export type DeadlineRule = z.infer<typeof DeadlineRule>;
export const SitingNumber = z.object({
  ...{ key: z.string(), value: z.number(), labelZh: z.string(), label: z.string() },
  ...{ sourceZh: z.string(), verified: z.boolean() },
});

/** How many of a county's named streets have at least one sign that stands. */
export const SignCoverage = z.object({
  divisionCode: DivisionCode,
  divisionName: z.string(),
  streets: z.number().int(),
  signed: z.number().int(),
});
export type SignCoverage = z.infer<typeof SignCoverage>;

/** What the list of places may be narrowed to. */
export const DueFilter = z.strictObject({
  q: z.string().max(60).optional(),
  category: PlaceCategory.optional(),
  division: DivisionCode.optional(),
  placeId: PlaceId.optional(),
  /** `missing`: places that lack a sign; `undrawn`: those of which nothing can be told. Left out: all that have a rule. */
  show: z.enum(['missing', 'undrawn', 'all']).optional(),
});
export type DueFilter = z.infer<typeof DueFilter>;

/** A proposal as it was listed. */
const named = { placeId: PlaceId, rule: SiteRule, at: Position };
export const AcceptedSite = z.strictObject({
  ...named,
  /** Where the sign is to stand instead, not far from there. */
  position: Position.optional(),
  azimuthDegrees: z.number().min(0).max(360).optional(),
});
export type AcceptedSite = z.infer<typeof AcceptedSite>;

const list = { method: 'get', permission: 'signs.read', jurisdiction: 'none' } as const;

export const DueApi = {
  listSignProposals: endpoint({
    ...{
      ...list,
      path: '/sign-proposals',
      summary: '应设标志：按图形和规则推算 / Where signs are due by geometry and rules',
    },
    ...{ query: PageQuery.extend(DueFilter.shape), reply: pageOf(DuePlace) },
  }),
  signSitingRules: endpoint({
    ...{
      ...list,
      path: '/sign-proposals/rules',
      summary: '应设标志的规则、距离和期限 / Rules, distances and deadlines',
    },
    reply: z.object({ rules: SitingRule.array(), numbers: SitingNumber.array(), deadlines: DeadlineRule.array() }),
  }),
  signCoverage: endpoint({
    ...{
      ...list,
      path: '/sign-proposals/coverage',
      summary: '道路设标率（按县） / Signed share of named streets by county',
    },
    reply: z.object({ items: SignCoverage.array() }),
  }),
  acceptSignProposals: endpoint({
    ...{ method: 'post', path: '/sign-proposals/accept', permission: 'signs.manage', jurisdiction: 'body-sign-sites' },
    summary: '采纳应设点，新增待制作标志 / Turn proposals into planned signs, all or none',
    body: z.strictObject({
      sites: AcceptedSite.array().min(1).max(200),
      maintainer: z.string().trim().max(100).default(''),
    }),
    ...{ idempotent: true, reply: z.object({ signs: SignId.array() }) },
  }),
  dismissSignProposal: endpoint({
    ...{ method: 'post', path: '/sign-proposals/dismiss', permission: 'signs.manage', jurisdiction: 'body-place' },
    summary: '不予设置某一应设点（说明理由，留存） / Dismiss a proposal with a reason',
    body: z.strictObject({ ...named, reason: longText(300) }),
    reply: DuePlace,
  }),
  restoreSignProposal: endpoint({
    ...{ method: 'delete', path: '/sign-proposals/dismissals/:id', permission: 'signs.manage' },
    ...{ jurisdiction: 'sign-dismissal', summary: '恢复被否的应设点 / Take a dismissal back' },
    ...{ params: z.object({ id: z.uuid() }), reply: DuePlace },
  }),
};
