import { z } from 'zod';
import { PointLineOrArea } from '../../gazetteer/contract.ts';
import { endpoint, Instant } from '../../platform/contract.ts';
import { DisputeId } from '../contract.ts';

export const TouchingSubject = z.enum(['case', 'sign', 'dossier']);
export type TouchingSubject = z.infer<typeof TouchingSubject>;
const SubjectId = z.union([z.uuid(), z.ulid()]);

export const Release = z.object({
  reason: z.string(),
  by: z.string(),
  organisation: z.string(),
  at: Instant,
  /** False where its subject lies elsewhere now: it has to be released anew. */
  holds: z.boolean(),
});
export type Release = z.infer<typeof Release>;

/** Why something waits, by the row of the law. */
const Rule = z.object({
  article: z.string(),
  articleZh: z.string(),
  note: z.string(),
  noteZh: z.string(),
  verified: z.boolean(),
});

export const GroundWarning = z.object({
  dispute: z.object({ id: DisputeId, title: z.string() }),
  rule: Rule,
  release: Release.nullable(),
});
export type GroundWarning = z.infer<typeof GroundWarning>;

/** ahead: still to be approved or set up; passed: done since the dispute was registered; before: it stood already. */
export const TouchingStage = z.enum(['ahead', 'passed', 'before']);
export type TouchingStage = z.infer<typeof TouchingStage>;

export const TouchingItem = z.object({
  subject: TouchingSubject,
  id: z.string(),
  label: z.string(),
  /** Number of the case; null where there is none. */
  number: z.string().nullable(),
  state: z.string(),
  stage: TouchingStage,
  division: z.string(),
  /** The office that works on it. */
  office: z.string(),
  updatedAt: Instant,
  /** Of cases and signs: CGCS2000. */
  geometry: PointLineOrArea.nullable(),
  release: Release.nullable(),
  /** Whether the reader may open it where it is worked on. */
  mayOpen: z.boolean(),
});
export type TouchingItem = z.infer<typeof TouchingItem>;

export const ReleaseDraft = z.strictObject({
  subject: TouchingSubject,
  subjectId: SubjectId,
  reason: z.string().trim().min(1).max(2000),
});
export type ReleaseDraft = z.infer<typeof ReleaseDraft>;

const params = z.object({ id: DisputeId });

export const TouchingApi = {
  groundWarnings: endpoint({
    method: 'get',
    path: '/ground-warnings',
    summary: '办件、标志、卷宗所在地的提示 / What stands in the way where a case, sign or dossier lies',
    // The same empty answer for whoever has no part in it, whatever his role.
    permission: 'session',
    jurisdiction: 'none',
    query: z.strictObject({ subject: TouchingSubject, id: SubjectId }),
    reply: z.object({ items: GroundWarning.array() }),
  }),
  listTouching: endpoint({
    method: 'get',
    path: '/disputes/:id/touching',
    summary: '涉及争议区域的办件、标志和区划卷宗 / Cases, signs and dossiers that touch the contested area',
    permission: 'disputes.read',
    jurisdiction: 'dispute',
    params,
    reply: z.object({
      items: TouchingItem.array(),
      /** Of each kind the newest are listed; true where there are more. */
      more: z.boolean(),
      rule: Rule,
      /** Whether art. 10 holds still. */
      holds: z.boolean(),
      /** Whether the reader may release. */
      mayRelease: z.boolean(),
    }),
  }),
  release: endpoint({
    method: 'post',
    path: '/disputes/:id/releases',
    summary: '说明理由放行 / Release what lies in the contested area, with the reason',
    permission: 'disputes.decide',
    jurisdiction: 'dispute',
    params,
    body: ReleaseDraft,
    reply: Release,
  }),
};
