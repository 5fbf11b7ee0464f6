import { createHash, randomUUID } from 'node:crypto';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { type Db, json, maybeOne, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { lockCase } from '../caseFacts.ts';
import { chinaDay } from '../deadline.ts';
import { DocumentId, IssuedDocument, SeriesPurpose } from './contract.ts';
import type { DocumentDeps } from './documentDeps.ts';
import { DOCUMENT_KINDS } from './documentKinds.ts';
import { takeDocumentNumber } from './documentNumber.ts';
import { documentPdf } from './documentPdf.ts';
import { documentUrl } from './documentUrl.ts';
import { type PreparedDocument, prepareDocument, type WhichDocument } from './prepareDocument.ts';
import { titleOf } from './printedDocument.ts';
import { selectIssued } from './selectIssued.ts';
import { verificationCode } from './verificationCode.ts';

/**
 * Numbers and issues a document: number, text, PDF and audit row in one transaction, or nothing. The PDF is kept by its
 * hash and never made again. Each document of a case goes out once.
 * @throws Problem not-found, not-allowed, conflict (`already-issued`, `no-series`, `no-template`, `missing-glyph`)
 */
export async function issueDocument(deps: DocumentDeps, actor: Actor, which: WhichDocument): Promise<IssuedDocument> {
  const now = deps.now();
  const today = chinaDay(now);
  return deps.db.transaction(async (tx) => {
    await lockCase(tx, which.id, today);
    const prepared = await prepareDocument(tx, actor, which, today);
    await refuseSecond(tx, which);
    const number = await numberOf(tx, prepared);
    const id = DocumentId.parse(randomUUID());
    const made = await print(deps, { id, number, prepared, now });
    await run(tx, saveFile(made.sha256, made.pdf.length, now));
    await run(tx, saveDocument({ id, which, prepared, number, ...made }, { actor, now }));
    await record(tx, {
      actor,
      action: 'naming.issue-document',
      subjectKind: 'naming-case',
      subjectId: which.id,
      after: { document: id, kind: which.kind, documentNo: number, sha256: made.sha256 },
      at: now,
    });
    const issued = await maybeOne(tx, IssuedDocument, sql`${selectIssued} where d.id = ${id}`);
    if (!issued) throw new Error('The document just written is gone');
    return issued;
  });
}

async function refuseSecond(tx: Db, { id, kind, subjectId }: WhichDocument): Promise<void> {
  const before = await maybeOne(
    tx,
    IssuedDocument,
    sql`${selectIssued} where d.case_id = ${id} and d.kind = ${kind} and d.subject_id is not distinct from ${subjectId ?? null}::uuid`,
  );
  if (!before) return;
  throw new Problem('conflict', 'This document was issued already', {
    detailZh: `该文书已印发${before.documentNo === null ? '' : `（${before.documentNo}）`}。`,
    code: 'already-issued',
  });
}

function numberOf(tx: Db, { due, day }: PreparedDocument): Promise<string | null> {
  const purpose = SeriesPurpose.safeParse(DOCUMENT_KINDS[due.kind].number);
  if (!purpose.success) return Promise.resolve(due.fixedNo);
  return takeDocumentNumber(tx, { organisationId: due.organisationId, purpose: purpose.data, day });
}

interface Printing {
  id: DocumentId;
  number: string | null;
  prepared: PreparedDocument;
  now: string;
}

async function print(deps: DocumentDeps, { id, number, prepared, now }: Printing) {
  const { content, day } = prepared;
  const code = verificationCode({ number, day, content });
  const verification = { url: documentUrl(deps.config.publicUrl, id), code };
  const pdf = await documentPdf({ content, number, verification, createdAt: now }, deps.faces);
  await deps.files.put(pdf);
  return { pdf, code, sha256: createHash('sha256').update(pdf).digest('hex') };
}

const saveFile = (sha256: string, bytes: number, now: string) => sql`
  insert into stored_file (sha256, size_bytes, media_type, stored_at)
  values (${sha256}, ${bytes}, 'application/pdf', ${now}) on conflict (sha256) do nothing`;

interface Saved {
  id: DocumentId;
  which: WhichDocument;
  prepared: PreparedDocument;
  number: string | null;
  code: string;
  sha256: string;
}

const saveDocument = (
  { id, which, prepared, number, code, sha256 }: Saved,
  { actor, now }: { actor: Actor; now: string },
) => sql`
  insert into case_document (id, case_id, kind, subject_id, organisation_id, template_id, document_no, title, issued_on,
    content, verification_code, sha256, issued_by, issued_by_name, issued_at)
  values (${id}, ${which.id}, ${which.kind}, ${which.subjectId ?? null}, ${prepared.due.organisationId},
    ${prepared.templateId}, ${number}, ${titleOf(prepared.content)}, ${prepared.day}, ${json(prepared.content)}, ${code},
    ${sha256}, ${actor.id}, ${actor.displayName}, ${now})`;
