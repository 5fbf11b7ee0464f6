import { sql } from '../../platform/db/sql.ts';

const relatedDocument = sql`
  select jsonb_build_object('id', o.id, 'documentNo', o.document_no, 'title', o.title) from case_document o`;

/** Issued documents as `IssuedDocument`, alias `d`; conditions follow. */
export const selectIssued = sql`
  select d.id, d.version, d.document_no as "documentNo", d.title, d.issued_on as "issuedOn", d.issued_by_name as "issuedBy",
         d.issued_at as "issuedAt", d.sha256, d.verification_code as "verificationCode",
         d.voided_on as "voidedOn", d.voided_by_name as "voidedBy", d.void_reason as "voidReason",
         (${relatedDocument} where o.id = d.replaces) as replaces, (${relatedDocument} where o.replaces = d.id) as "replacedBy"
    from case_document d`;
