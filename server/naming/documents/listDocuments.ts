import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import type { CaseId } from '../caseContract.ts';
import { type CaseDocument, DocumentKind, IssuedDocument, SeriesPurpose } from './contract.ts';
import { DOCUMENT_KINDS } from './documentKinds.ts';
import { nextDocumentNumber } from './documentNumber.ts';
import { type DueDocument, dueDocuments } from './dueDocuments.ts';
import { mayIssue } from './prepareDocument.ts';
import { selectIssued } from './selectIssued.ts';

const Issued = IssuedDocument.extend({
  kind: DocumentKind,
  subjectId: z.string().nullable(),
  organ: z.string(),
});
type Issued = z.infer<typeof Issued>;

/**
 * The documents a case calls for so far, issued ones with their number, drafts only to the office that issues them; after
 * them those that are void.
 */
export async function listDocuments(db: Db, actor: Actor, id: CaseId, today: string): Promise<CaseDocument[]> {
  const issued = await many(db, Issued, selectWithSubject(id));
  const all = await dueDocuments(db, id);
  const rows = await Promise.all(all.map((due) => dueRow(db, actor, { due, issued, today })));
  const voided = issued.filter(({ voidedOn }) => voidedOn !== null);
  return [...rows.filter((row) => row !== null), ...voided.map((document) => voidRow(document, all))];
}

interface Standing {
  due: DueDocument;
  issued: readonly Issued[];
  today: string;
}

async function dueRow(db: Db, actor: Actor, { due, issued, today }: Standing): Promise<CaseDocument | null> {
  const { kind, subjectId, about, organ } = due;
  const own = issued.filter((one) => one.kind === kind && one.subjectId === subjectId);
  const found = own.find(({ voidedOn }) => voidedOn === null);
  const isOwn = mayIssue(due, actor);
  const row = { kind, subjectId, about, organ, mayIssue: false, mayVoid: false, expectedNo: null, replaces: null };
  if (found) return { ...row, mayVoid: isOwn, issued: found };
  if (!isOwn) return null;
  const replaces = own.find(({ replacedBy }) => replacedBy === null) ?? null;
  return { ...row, mayIssue: true, expectedNo: await expectedNumber(db, due, today), replaces, issued: null };
}

function voidRow(issued: Issued, all: readonly DueDocument[]): CaseDocument {
  const { kind, subjectId, organ } = issued;
  const due = all.find((one) => one.kind === kind && one.subjectId === subjectId);
  const about = due?.about ?? null;
  return { kind, subjectId, about, organ, mayIssue: false, mayVoid: false, expectedNo: null, replaces: null, issued };
}

function expectedNumber(db: Db, due: DueDocument, today: string): Promise<string | null> {
  const purpose = SeriesPurpose.safeParse(DOCUMENT_KINDS[due.kind].number);
  if (!purpose.success) return Promise.resolve(due.fixedNo);
  const day = due.fixedDay ?? today;
  return nextDocumentNumber(db, { organisationId: due.organisationId, purpose: purpose.data, day });
}

const selectWithSubject = (id: CaseId) => sql`
  select i.*, d.kind, d.subject_id as "subjectId", n.name as organ
    from (${selectIssued} where d.case_id = ${id}) i
    join case_document d on d.id = i.id join organisation n on n.id = d.organisation_id
   where d.kind = any(${DocumentKind.options}) order by d.issued_at, d.id`;
