import { z } from 'zod';
import { Position } from '../../gazetteer/contract.ts';
import { Day, endpoint, Instant } from '../../platform/contract.ts';
import { DisputeId } from '../contract.ts';
import { EvidencePart } from '../evidence/evidenceContract.ts';

const IncidentId = z.uuid().brand<'DisputeIncidentId'>();
export type IncidentId = z.infer<typeof IncidentId>;
const Text = (longest: number) => z.string().trim().min(1).max(longest);
const Count = z.number().int().min(0).max(100_000);

/** What BD art. 10 prohibits while a dispute is open. */
export const ProhibitedAct = z.enum(['MIGRATION', 'SET_UP_ORGAN', 'RESOURCE_DAMAGE', 'VIOLENCE', 'PROPERTY']);
export type ProhibitedAct = z.infer<typeof ProhibitedAct>;
const Side = z.enum(['a', 'b']);
/** Both sides send people at once, and report to the next higher government (BD art. 10). */
export const ResponseKind = z.enum(['dispatch', 'report']);
export type ResponseKind = z.infer<typeof ResponseKind>;

export const MeasureDraft = z.strictObject({
  part: EvidencePart,
  takenOn: Day,
  takenBy: Text(200),
  what: Text(2000),
});
export const DisputeIncidentDraft = z.strictObject({
  acts: ProhibitedAct.array().min(1).max(5),
  happenedAt: Instant,
  place: Text(200),
  /** Longitude, latitude: CGCS2000. */
  position: Position.nullable().default(null),
  what: Text(5000),
  hurt: Count,
  dead: Count.default(0),
});
export const ResponseDraft = z.strictObject({
  side: Side,
  kind: ResponseKind,
  at: Instant,
  /** Who was sent, or to whom it was reported. */
  who: Text(200),
  what: Text(2000).nullable().default(null),
});
export const CloseDraft = z.strictObject({
  outcome: Text(5000),
  /** Needed where a dispatch or a report is missing. */
  withoutReason: Text(2000).nullable().default(null),
});

const Duty = z.object({
  id: z.string(),
  kind: z.enum(['measure', 'prohibited', 'at_once', 'consequence']),
  label: z.string(),
  labelZh: z.string(),
  article: z.string(),
  articleZh: z.string(),
  verified: z.boolean(),
});

const Recorded = { recordedBy: z.string(), organisation: z.string(), recordedAt: Instant };

/** One of the four things that an incident asks of both sides. */
export const Owed = z.object({
  side: Side,
  kind: ResponseKind,
  /** Null while nothing is on record: it was due at once. */
  at: Instant.nullable(),
  who: z.string().nullable(),
  what: z.string().nullable(),
  /** From the incident to what was done, or until now. */
  hours: z.number(),
  /** Missing, or done after the office's own target. */
  overdue: z.boolean(),
});
export type Owed = z.infer<typeof Owed>;

export const DisputeIncident = z.object({
  id: IncidentId,
  version: z.number().int(),
  acts: ProhibitedAct.array(),
  happenedAt: Instant,
  place: z.string(),
  position: Position.nullable(),
  what: z.string(),
  hurt: z.number().int(),
  dead: z.number().int(),
  ...Recorded,
  owed: Owed.array(),
  outcome: z.string().nullable(),
  withoutReason: z.string().nullable(),
  closedBy: z.string().nullable(),
  closedAt: Instant.nullable(),
});
export type DisputeIncident = z.infer<typeof DisputeIncident>;

export const Interim = z.object({
  duties: Duty.array(),
  targets: z
    .object({ id: ResponseKind, hours: z.number().int(), note: z.string(), noteZh: z.string(), verified: z.boolean() })
    .array(),
  measures: MeasureDraft.extend({ id: z.uuid(), ...Recorded }).array(),
  incidents: DisputeIncident.array(),
  /** For whom the reader may record now. */
  parts: EvidencePart.array(),
});
export type Interim = z.infer<typeof Interim>;

const params = z.object({ id: DisputeId });
const one = params.extend({ incidentId: IncidentId });
const work = { method: 'post', permission: 'disputes.handle', jurisdiction: 'dispute' } as const;

export const InterimApi = {
  interim: endpoint({
    method: 'get',
    path: '/disputes/:id/interim',
    summary: '争议期间的义务、措施和事件 / Duties, measures and incidents while a dispute is open',
    permission: 'disputes.read',
    jurisdiction: 'dispute',
    params,
    reply: Interim,
  }),
  recordMeasure: endpoint({
    ...{ ...work, path: '/disputes/:id/interim/measures', summary: '登记采取的措施 / Record a measure taken' },
    ...{ params, body: MeasureDraft, idempotent: true, reply: Interim },
  }),
  reportIncident: endpoint({
    ...{ ...work, path: '/disputes/:id/incidents', summary: '登记争议区域内的事件 / Record an incident' },
    ...{ params, body: DisputeIncidentDraft, idempotent: true, reply: Interim },
  }),
  recordResponse: endpoint({
    ...{ ...work, path: '/disputes/:id/incidents/:incidentId/responses' },
    ...{ summary: '登记派人、报告 / That a side sent people, or reported' },
    ...{ params: one, body: ResponseDraft, ifMatch: true, reply: Interim },
  }),
  closeIncident: endpoint({
    ...{ ...work, path: '/disputes/:id/incidents/:incidentId/close', summary: '办结事件 / Close an incident' },
    ...{ params: one, body: CloseDraft, ifMatch: true, reply: Interim },
  }),
};
