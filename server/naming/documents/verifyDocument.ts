import { z } from 'zod';
import { Day } from '../../platform/contract.ts';
import { type Db, many, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { DocumentId } from './contract.ts';

/** What anybody who holds a paper may learn of it: nothing of the case, of persons or of the text. */
const VerifiedDocument = z.object({
  id: DocumentId,
  documentNo: z.string().nullable(),
  title: z.string(),
  organ: z.string(),
  issuedOn: Day,
  sha256: z.string(),
  verificationCode: z.string(),
  /** The day from which it is void, and the document issued in its stead. */
  voidedOn: Day.nullable(),
  replacedBy: z.object({ id: DocumentId, documentNo: z.string().nullable(), title: z.string() }).nullable(),
});
export type VerifiedDocument = z.infer<typeof VerifiedDocument>;

/** The issued document under the address of its code. @throws Problem not-found */
export async function verifyDocument(db: Db, id: DocumentId): Promise<VerifiedDocument> {
  const found = await maybeOne(db, VerifiedDocument, sql`${selectVerified} where d.id = ${id}`);
  if (found) return found;
  throw new Problem('not-found', `No document ${id}`, { detailZh: '没有这份文书，请核对二维码来源。' });
}

/** The document whose paper bears this code; blanks, hyphens and small letters do not matter. @throws Problem not-found */
export async function documentByCode(db: Db, typed: string): Promise<VerifiedDocument> {
  const code = typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
  const found = await many(
    db,
    VerifiedDocument,
    sql`${selectVerified} where replace(d.verification_code, '-', '') = ${code} order by d.issued_at, d.id limit 1`,
  );
  const [first] = found;
  if (first) return first;
  throw new Problem('not-found', 'No document with this code', {
    detailZh: '没有核验码相符的文书，请核对后重新输入。',
  });
}

const selectVerified: Sql = sql`
  select d.id, d.document_no as "documentNo", d.title, o.name as organ, d.issued_on as "issuedOn", d.sha256,
         d.verification_code as "verificationCode", d.voided_on as "voidedOn",
         (select jsonb_build_object('id', r.id, 'documentNo', r.document_no, 'title', r.title) from case_document r
           where r.replaces = d.id) as "replacedBy"
    from case_document d join organisation o on o.id = d.organisation_id`;
