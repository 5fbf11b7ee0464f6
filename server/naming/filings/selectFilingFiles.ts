import { type Sql, sql } from '../../platform/db/sql.ts';
import type { FilingId } from './filingContract.ts';

/** The files of a filing; a condition may follow. */
export const selectFilingFiles = (id: FilingId): Sql => sql`
  select a.id, a.material, a.file_name as "fileName", f.media_type as "mediaType", f.size_bytes::int as "sizeBytes",
         a.sha256, a.uploaded_by as "uploadedBy", a.uploaded_at as "uploadedAt"
    from inbound_filing_file a join stored_file f on f.sha256 = a.sha256 where a.filing_id = ${id}`;
