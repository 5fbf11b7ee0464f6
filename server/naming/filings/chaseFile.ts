import { z } from 'zod';
import { type Db, maybeOne, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { DocumentDeps } from '../documents/documentDeps.ts';
import { KeptDocument, keptDocx, keptPdf } from '../documents/documentFile.ts';
import { caseFile, type FileOf, filingFile } from '../fileReadings/fileOf.ts';

/** Whose file the papers of a chase are in. */
export async function chasedFile(db: Db, id: string): Promise<FileOf> {
  const filing = await maybeOne(db, z.object({ id: z.string() }), sql`select id from inbound_filing where id = ${id}`);
  return filing ? filingFile(id) : caseFile(id);
}

interface OfChase {
  id: string;
  chaseId: string;
}

/** The paper of a chase as it was issued. @throws Problem not-found */
export const chasePdf = async (deps: DocumentDeps, which: OfChase) => keptPdf(deps, await paperOf(deps, which));

/** Its text to work on, without a verification code. @throws Problem not-found */
export const chaseDocx = async (deps: DocumentDeps, which: OfChase) => keptDocx(await paperOf(deps, which));

async function paperOf({ db }: DocumentDeps, { id, chaseId }: OfChase): Promise<KeptDocument> {
  const found = await maybeOne(
    db,
    KeptDocument,
    sql`select d.document_no as "documentNo", d.title, d.sha256, d.content, d.issued_at as "issuedAt"
          from filing_chase h join case_document d on d.id = h.document_id
         where h.id = ${chaseId} and coalesce(h.filing_id, h.case_id) = ${id}`,
  );
  if (found) return found;
  throw new Problem('not-found', 'No document of this chase is kept here', {
    detailZh: '本系统没有这次催报的文书。',
  });
}
