import { z } from 'zod';
import { Day } from '../platform/contract.ts';
import { type Db, maybeOne, type Sql, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import { DossierDraft, DossierId, DossierState } from './draftContract.ts';

const Dated = z.object({ on: Day, document: z.string() });

/** What happened since submission, as recorded; each part is there once it was. */
export const RecordedFacts = z.object({
  approval: Dated.extend({ approver: z.string() }).optional(),
  codes: Dated.extend({ old: z.string(), code: z.string() }).array().default([]),
  announcement: Dated.extend({ where: z.string() }).optional(),
  survey: Dated.extend({ filedWith: z.string() }).optional(),
  map: z.object({ on: Day, note: z.string() }).optional(),
  report: z.object({ on: Day, to: z.string() }).optional(),
  extension: Dated.optional(),
  completion: z.object({ on: Day, report: z.string() }).optional(),
  archive: z.object({ on: Day, volume: z.string() }).optional(),
});
export type RecordedFacts = z.infer<typeof RecordedFacts>;

export const DossierRow = z.object({
  id: DossierId,
  version: z.number().int(),
  state: DossierState,
  draft: DossierDraft,
  subject: z.string(),
  ownerOrgId: z.string(),
  approverId: z.string().nullable(),
  facts: RecordedFacts,
  effectiveOn: Day.nullable(),
  appliedAt: z.string().nullable(),
});
export type DossierRow = z.infer<typeof DossierRow>;

/** Locks the dossier for an act. @throws Problem not-found */
export async function lockDossier(tx: Db, id: DossierId): Promise<DossierRow> {
  const found = await maybeOne(tx, DossierRow, sql`${COLUMNS} where id = ${id} for update`);
  if (!found) throw new Problem('not-found', `No dossier ${id}`, { detailZh: '没有这份卷宗。' });
  return found;
}

const COLUMNS: Sql = sql`
  select id, version, state, draft, subject, owner_org_id as "ownerOrgId", approver_id as "approverId", facts,
         effective_on as "effectiveOn", applied_at as "appliedAt"
    from division_dossier`;
