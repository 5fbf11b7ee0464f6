import { z } from 'zod';
import { Day, endpoint, Instant, PageQuery, pageOf } from '../../platform/contract.ts';
import { DisputeId, DisputeSection } from '../contract.ts';

export const DisputeReader = z.object({
  id: z.uuid(),
  /** entrusted: named by the head of his own office, a party's; invited: of another organ, named by the office that handles it. */
  kind: z.enum(['entrusted', 'invited']),
  person: z.string(),
  organisation: z.string(),
  /** Null: the file as a whole. */
  sections: DisputeSection.array().nullable(),
  /** The last day of reading; null: as long as the file is open to him. */
  until: Day.nullable(),
  ground: z.string().nullable(),
  addedBy: z.string(),
  addedByOrganisation: z.string(),
  addedAt: Instant,
  /** Whether he reads it today. */
  reads: z.boolean(),
  removedBy: z.string().nullable(),
  removedAt: Instant.nullable(),
  removalReason: z.string().nullable(),
  /** Whether the asker may end it. */
  removable: z.boolean(),
});
export type DisputeReader = z.infer<typeof DisputeReader>;

/** An office that reads the dispute as a party's: everybody there, or the named ones and the heads. */
const ReadingOffice = z.object({ organisation: z.string(), divisionCode: z.string(), restricted: z.boolean() });

export const DisputeReaders = z.object({
  version: z.number().int(),
  offices: ReadingOffice.array(),
  items: DisputeReader.array(),
  /** Whether the asker may name persons of his own office; whether he may invite persons of other organs. */
  mayEntrust: z.boolean(),
  mayInvite: z.boolean(),
  mayReadLog: z.boolean(),
});
export type DisputeReaders = z.infer<typeof DisputeReaders>;

const Candidate = z.object({ accountId: z.uuid(), person: z.string(), organisation: z.string() });

export const Invitation = z.strictObject({
  accountId: z.uuid(),
  sections: DisputeSection.array().min(1).max(6).nullable().default(null),
  until: Day.nullable().default(null),
  ground: z.string().trim().min(1).max(500),
});
export type Invitation = z.infer<typeof Invitation>;

export const AccessEntry = z.object({
  id: z.uuid(),
  person: z.string(),
  organisation: z.string(),
  /** The address below that of the dispute; empty for the dispute itself. */
  what: z.string(),
  target: z.uuid().nullable(),
  /** Name of the paper, where one was read. */
  fileName: z.string().nullable(),
  at: Instant,
});
export type AccessEntry = z.infer<typeof AccessEntry>;

const params = z.object({ id: DisputeId });
const common = { permission: 'disputes.read', jurisdiction: 'dispute' } as const;

export const DisputeAccessApi = {
  readers: endpoint({
    ...{ ...common, method: 'get', path: '/disputes/:id/readers', summary: '知悉人员 / Who reads a dispute' },
    params,
    reply: DisputeReaders,
  }),
  candidates: endpoint({
    ...{ ...common, method: 'get', path: '/disputes/:id/reader-candidates' },
    summary: '可以指定或者邀请的人员 / Who may be named or invited',
    params,
    reply: z.object({ entrust: Candidate.array(), invite: Candidate.array() }),
  }),
  entrust: endpoint({
    ...{ ...common, method: 'post', path: '/disputes/:id/readers', permission: 'disputes.readers' },
    summary: '指定本单位经办人 / Name a person of one’s own office',
    params,
    body: z.strictObject({ accountId: z.uuid() }),
    ifMatch: true,
    reply: DisputeReaders,
  }),
  invite: endpoint({
    ...{ ...common, method: 'post', path: '/disputes/:id/invited-readers', permission: 'disputes.handle' },
    summary: '邀请参加调解的部门人员 / Invite a person of another organ',
    params,
    body: Invitation,
    ifMatch: true,
    reply: DisputeReaders,
  }),
  remove: endpoint({
    ...{ ...common, method: 'post', path: '/disputes/:id/readers/:readerId/remove' },
    summary: '取消知悉 / End somebody’s reading',
    params: params.extend({ readerId: z.uuid() }),
    body: z.strictObject({ reason: z.string().trim().min(1).max(500) }),
    ifMatch: true,
    reply: DisputeReaders,
  }),
  log: endpoint({
    ...{ ...common, method: 'get', path: '/disputes/:id/access' },
    summary: '查阅记录 / Who read what of a dispute',
    params,
    query: PageQuery.extend({
      person: z.string().trim().max(60).optional(),
      what: z.string().max(60).optional(),
      from: Day.optional(),
      to: Day.optional(),
    }),
    reply: pageOf(AccessEntry),
  }),
};
