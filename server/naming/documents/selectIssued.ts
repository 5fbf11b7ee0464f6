import { sql } from '../../platform/db/sql.ts';

/** Issued documents as `IssuedDocument`, alias `d`; conditions follow. */
export const selectIssued = sql`
  select d.id, d.document_no as "documentNo", d.title, d.issued_on as "issuedOn", d.issued_by_name as "issuedBy",
         d.issued_at as "issuedAt", d.sha256, d.verification_code as "verificationCode"
    from case_document d`;
