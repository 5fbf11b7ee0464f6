import { createHash, randomUUID } from 'node:crypto';
import type { Actor } from '../../accounts/actor.ts';
import { type Db, json, run, sql } from '../../platform/db/sql.ts';
import type { DocumentContent } from './contentContract.ts';
import { DocumentId, type TemplateKind } from './contract.ts';
import type { DocumentDeps } from './documentDeps.ts';
import { documentPdf } from './documentPdf.ts';
import { documentUrl } from './documentUrl.ts';
import { titleOf } from './printedDocument.ts';
import { verificationCode } from './verificationCode.ts';

/** A filled and numbered document, not yet printed. */
export interface NumberedDocument {
  /** The case it belongs to, or the filing from outside. */
  of: { caseId: string } | { filingId: string };
  kind: TemplateKind;
  subjectId: string | null;
  organisationId: string;
  templateId: string;
  number: string | null;
  content: DocumentContent;
  /** 成文日期, YYYY-MM-DD. */
  day: string;
  /** The void document it replaces. */
  replaces: DocumentId | null;
}

type PrintDeps = Pick<DocumentDeps, 'config' | 'faces' | 'files'>;

/**
 * Prints a numbered document and keeps it: the PDF by its hash, its text and its row, in the transaction of the act.
 * @throws Problem conflict `missing-glyph`
 */
export async function keepDocument(
  tx: Db,
  deps: PrintDeps,
  document: NumberedDocument,
  by: { actor: Actor; now: string },
): Promise<{ id: DocumentId; sha256: string }> {
  const { number, day, content } = document;
  const id = DocumentId.parse(randomUUID());
  const code = verificationCode({ number, day, content });
  const verification = { url: documentUrl(deps.config.publicUrl, id), code };
  const pdf = await documentPdf({ content, number, verification, createdAt: by.now }, deps.faces);
  await deps.files.put(pdf);
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  await run(tx, saveFile(sha256, pdf.length, by.now));
  await run(tx, saveDocument({ ...document, id, code, sha256 }, by));
  return { id, sha256 };
}

const saveFile = (sha256: string, bytes: number, now: string) => sql`
  insert into stored_file (sha256, size_bytes, media_type, stored_at)
  values (${sha256}, ${bytes}, 'application/pdf', ${now}) on conflict (sha256) do nothing`;

const saveDocument = (
  saved: NumberedDocument & { id: DocumentId; code: string; sha256: string },
  { actor, now }: { actor: Actor; now: string },
) => sql`
  insert into case_document (id, case_id, filing_id, kind, subject_id, organisation_id, template_id, document_no, title,
    issued_on, content, verification_code, sha256, issued_by, issued_by_name, issued_at, replaces)
  values (${saved.id}, ${'caseId' in saved.of ? saved.of.caseId : null}, ${'filingId' in saved.of ? saved.of.filingId : null},
    ${saved.kind}, ${saved.subjectId}, ${saved.organisationId}, ${saved.templateId}, ${saved.number}, ${titleOf(saved.content)},
    ${saved.day}, ${json(saved.content)}, ${saved.code}, ${saved.sha256}, ${actor.id}, ${actor.displayName}, ${now},
    ${saved.replaces})`;
