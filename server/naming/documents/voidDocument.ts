import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { type Db, maybeOne, one, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { CaseId } from '../caseContract.ts';
import { lockCase } from '../caseFacts.ts';
import { chinaDay } from '../deadline.ts';
import { type DocumentId, DocumentKind, IssuedDocument } from './contract.ts';
import type { DocumentDeps } from './documentDeps.ts';
import { mayIssue } from './prepareDocument.ts';
import { selectIssued } from './selectIssued.ts';

interface Voiding {
  id: CaseId;
  documentId: DocumentId;
  version: number;
  reason: string;
}

/**
 * Voids an issued document (作废) from today on: by the office that issued it, by somebody with the right to its act. Number,
 * text and file stay; the act it documents stays as it is. The case may then issue the document anew, which names this one.
 * @throws Problem not-found, not-allowed, stale-version, conflict `already-void`
 */
export function voidDocument(deps: DocumentDeps, actor: Actor, given: Voiding): Promise<IssuedDocument> {
  const now = deps.now();
  const today = chinaDay(now);
  return deps.db.transaction(async (tx) => {
    await lockCase(tx, given.id, today);
    const found = await requireIssued(tx, given);
    requireIssuer(found, actor);
    if (found.voided) throw alreadyVoid();
    if (found.version !== given.version) throw stale(found.version);
    await run(
      tx,
      sql`update case_document set version = version + 1, voided_on = ${today}, voided_at = ${now}, voided_by = ${actor.id},
                 voided_by_name = ${actor.displayName}, void_reason = ${given.reason} where id = ${given.documentId}`,
    );
    await record(tx, {
      actor,
      action: 'naming.void-document',
      subjectKind: 'naming-case',
      subjectId: given.id,
      before: { document: given.documentId, kind: found.kind, documentNo: found.documentNo },
      after: { voidedOn: today, reason: given.reason },
      at: now,
    });
    return one(tx, IssuedDocument, sql`${selectIssued} where d.id = ${given.documentId}`);
  });
}

const Issued = z.object({
  kind: DocumentKind,
  organisationId: z.string(),
  version: z.number(),
  documentNo: z.string().nullable(),
  voided: z.boolean(),
});
type Issued = z.infer<typeof Issued>;

async function requireIssued(tx: Db, { id, documentId }: Voiding): Promise<Issued> {
  const found = await maybeOne(
    tx,
    Issued,
    sql`select kind, organisation_id as "organisationId", version, document_no as "documentNo", voided_at is not null as voided
          from case_document where id = ${documentId} and case_id = ${id} and kind = any(${DocumentKind.options})`,
  );
  if (found) return found;
  throw new Problem('not-found', 'No such document in this case', { detailZh: '本办件没有这份文书。' });
}

function requireIssuer(found: Issued, actor: Actor): void {
  if (mayIssue(found, actor)) return;
  throw new Problem('not-allowed', 'Only the office that issued a document voids it', {
    detailZh: '文书只能由印发机关的相应岗位作废。',
  });
}

const stale = (current: number): Problem =>
  new Problem('stale-version', `The document is at version ${current}`, {
    detailZh: `该文书已被更新（当前版本 ${current}），请刷新后再办理。`,
    current,
  });

const alreadyVoid = (): Problem =>
  new Problem('conflict', 'This document is void already', { detailZh: '该文书已作废。', code: 'already-void' });
