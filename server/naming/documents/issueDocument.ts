import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { type Db, one, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { lockCase } from '../caseFacts.ts';
import { chinaDay } from '../deadline.ts';
import { IssuedDocument, SeriesPurpose } from './contract.ts';
import type { DocumentBefore } from './documentBefore.ts';
import type { DocumentDeps } from './documentDeps.ts';
import { DOCUMENT_KINDS } from './documentKinds.ts';
import { takeDocumentNumber } from './documentNumber.ts';
import { keepDocument } from './keepDocument.ts';
import { type PreparedDocument, prepareDocument, type WhichDocument } from './prepareDocument.ts';
import { selectIssued } from './selectIssued.ts';

/**
 * Numbers and issues a document: number, text, PDF and audit row in one transaction, or nothing. The PDF is kept by its
 * hash and never made again. Each document of a case goes out once; after it was voided once more, naming what it replaces.
 * @throws Problem not-found, not-allowed, conflict (`already-issued`, `no-series`, `no-template`, `missing-glyph`)
 */
export async function issueDocument(deps: DocumentDeps, actor: Actor, which: WhichDocument): Promise<IssuedDocument> {
  const now = deps.now();
  const today = chinaDay(now);
  return deps.db.transaction(async (tx) => {
    await lockCase(tx, which.id, today);
    const prepared = await prepareDocument(tx, actor, which, today);
    const { before, due, content, day, templateId } = prepared;
    refuseSecond(before);
    const number = await numberOf(tx, prepared);
    const document = {
      ...{ of: { caseId: which.id }, kind: which.kind, subjectId: which.subjectId ?? null, number, content, day },
      ...{ organisationId: due.organisationId, templateId, replaces: before?.id ?? null },
    };
    const { id, sha256 } = await keepDocument(tx, deps, document, { actor, now });
    await record(tx, {
      actor,
      action: 'naming.issue-document',
      subjectKind: 'naming-case',
      subjectId: which.id,
      after: { document: id, kind: which.kind, documentNo: number, sha256, replaces: before?.id ?? null },
      at: now,
    });
    return one(tx, IssuedDocument, sql`${selectIssued} where d.id = ${id}`);
  });
}

function refuseSecond(before: DocumentBefore | undefined): void {
  if (!before || before.voidedOn !== null) return;
  throw new Problem('conflict', 'This document was issued already', {
    detailZh: `该文书已印发${before.documentNo === null ? '' : `（${before.documentNo}）`}。`,
    code: 'already-issued',
  });
}

/** A paper issued anew takes a new number of its series; one that bears the number of its act bears it again. */
function numberOf(tx: Db, { due, day }: PreparedDocument): Promise<string | null> {
  const purpose = SeriesPurpose.safeParse(DOCUMENT_KINDS[due.kind].number);
  if (!purpose.success) return Promise.resolve(due.fixedNo);
  return takeDocumentNumber(tx, { organisationId: due.organisationId, purpose: purpose.data, day });
}
