import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import type { CaseId } from '../caseContract.ts';
import { type CaseDocument, IssuedDocument, SeriesPurpose } from './contract.ts';
import { DOCUMENT_KINDS } from './documentKinds.ts';
import { nextDocumentNumber } from './documentNumber.ts';
import { type DueDocument, dueDocuments } from './dueDocuments.ts';
import { mayIssue } from './prepareDocument.ts';
import { selectIssued } from './selectIssued.ts';

const Issued = IssuedDocument.extend({ kind: z.string(), subjectId: z.string().nullable() });

/** The documents a case calls for so far, issued ones with their number; drafts only to the office that issues them. */
export async function listDocuments(db: Db, actor: Actor, id: CaseId, today: string): Promise<CaseDocument[]> {
  const issued = await many(db, Issued, selectWithSubject(id));
  const rows: CaseDocument[] = [];
  for (const due of await dueDocuments(db, id)) {
    const found = issued.find(({ kind, subjectId }) => kind === due.kind && subjectId === due.subjectId);
    const isOwn = mayIssue(due, actor);
    if (!found && !isOwn) continue;
    const { kind, subjectId, about, organ } = due;
    const expectedNo = found ? null : await expectedNumber(db, due, today);
    rows.push({ kind, subjectId, about, organ, mayIssue: isOwn && !found, expectedNo, issued: found ?? null });
  }
  return rows;
}

function expectedNumber(db: Db, due: DueDocument, today: string): Promise<string | null> {
  const purpose = SeriesPurpose.safeParse(DOCUMENT_KINDS[due.kind].number);
  if (!purpose.success) return Promise.resolve(due.fixedNo);
  const day = due.fixedDay ?? today;
  return nextDocumentNumber(db, { organisationId: due.organisationId, purpose: purpose.data, day });
}

const selectWithSubject = (id: CaseId) => sql`
  select i.*, d.kind, d.subject_id as "subjectId" from (${selectIssued} where d.case_id = ${id}) i
    join case_document d on d.id = i.id`;
