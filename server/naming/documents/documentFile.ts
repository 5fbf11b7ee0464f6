import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { maybeOne, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { CaseId } from '../caseContract.ts';
import { chinaDay } from '../deadline.ts';
import { DocumentContent } from './contentContract.ts';
import type { DocumentId } from './contract.ts';
import type { DocumentDeps } from './documentDeps.ts';
import { documentDocx } from './documentDocx.ts';
import { documentPdf } from './documentPdf.ts';
import { prepareDocument, type WhichDocument } from './prepareDocument.ts';
import { type PrintedDocument, titleOf } from './printedDocument.ts';

interface OfCase {
  id: CaseId;
  documentId: DocumentId;
}

/** An issued document as it is kept. */
export const KeptDocument = z.object({
  documentNo: z.string().nullable(),
  title: z.string(),
  sha256: z.string(),
  content: DocumentContent,
  issuedAt: z.string(),
});
export type KeptDocument = z.infer<typeof KeptDocument>;

/** The PDF as it was issued, byte by byte. @throws Problem not-found */
export const issuedPdf = async (deps: DocumentDeps, which: OfCase) => keptPdf(deps, await issuedRow(deps.db, which));

/** The text of an issued document to work on. @throws Problem not-found */
export const issuedDocx = async ({ db }: DocumentDeps, which: OfCase) => keptDocx(await issuedRow(db, which));

export async function keptPdf({ files }: Pick<DocumentDeps, 'files'>, kept: KeptDocument) {
  return { fileName: fileName(kept, 'pdf'), body: await files.get(kept.sha256), inline: true };
}

/** No original, so it bears no verification code. */
export async function keptDocx(kept: KeptDocument) {
  const printed = { content: kept.content, number: kept.documentNo, verification: null, createdAt: kept.issuedAt };
  return { fileName: fileName(kept, 'docx'), body: await documentDocx(printed) };
}

/** @throws Problem as `prepareDocument`, and conflict `missing-glyph` */
export async function draftPdf(deps: DocumentDeps, actor: Actor, which: WhichDocument) {
  const draft = await draftOf(deps, actor, which);
  const fileNameOf = { title: titleOf(draft.content), documentNo: null };
  return { fileName: fileName(fileNameOf, 'pdf'), body: await documentPdf(draft, deps.faces), inline: true };
}

/** @throws Problem as `prepareDocument` */
export async function draftDocx(deps: DocumentDeps, actor: Actor, which: WhichDocument) {
  const draft = await draftOf(deps, actor, which);
  const fileNameOf = { title: titleOf(draft.content), documentNo: null };
  return { fileName: fileName(fileNameOf, 'docx'), body: await documentDocx(draft) };
}

async function draftOf({ db, now }: DocumentDeps, actor: Actor, which: WhichDocument): Promise<PrintedDocument> {
  const at = now();
  const { content, due } = await prepareDocument(db, actor, which, chinaDay(at));
  return { content, number: due.fixedNo, verification: null, createdAt: at };
}

async function issuedRow(db: DocumentDeps['db'], { id, documentId }: OfCase) {
  const row = await maybeOne(
    db,
    KeptDocument,
    sql`select document_no as "documentNo", title, sha256, content, issued_at as "issuedAt"
          from case_document where id = ${documentId} and case_id = ${id}`,
  );
  if (row) return row;
  throw new Problem('not-found', 'No such document in this case', { detailZh: '本办件没有这份文书。' });
}

function fileName({ title, documentNo }: { title: string; documentNo: string | null }, ending: string): string {
  const words = [documentNo, title].filter(Boolean).join(' ');
  return `${words.replaceAll(/[\\/:*?"<>|\n]/g, '').slice(0, 100)}.${ending}`;
}
