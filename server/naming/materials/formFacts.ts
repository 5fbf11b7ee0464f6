import type { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import { CaseCandidate, type CaseId } from '../caseContract.ts';
import { caseFacts } from '../caseFacts.ts';
import { caseRow } from '../caseRow.ts';
import type { DocumentFacts } from '../documents/documentFacts.ts';
import { kindWords } from '../documents/kindWords.ts';
import { sizeInWords } from '../documents/sizeInWords.ts';

/** What the applicant entered already, for the blank forms of his case; the contact for him and the handler alone. */
export async function formFacts(db: Db, actor: Actor, id: CaseId, today: string): Promise<DocumentFacts> {
  const row = await caseRow(db, id, today);
  const { applicantOrgId, handlerOrgId } = await caseFacts(db, id, today);
  const mayContact = [applicantOrgId, handlerOrgId].includes(actor.organisationId);
  const contact = mayContact ? row : { contactName: null, contactPhone: null };
  const candidates = await many(db, CaseCandidate, selectCandidates(id));
  const chosen = candidates.find((candidate) => candidate.chosen) ?? candidates[0];
  return {
    ...kindWords(row.kind, chosen?.name ?? row.oldName ?? '', row.oldName ?? ''),
    ...{ caseNo: row.caseNo ?? '', category: row.categoryLabel, division: row.divisionPath },
    ...{ location: row.location, extent: row.extent, size: sizeInWords(row) },
    ...{ applicant: row.applicant, handler: handlerOrgId === '' ? '' : row.handler },
    ...{ contactName: contact.contactName ?? '', contactPhone: contact.contactPhone ?? '' },
    ...(chosen ? ofCandidate(chosen) : { romanTone: '', meaning: '', reason: row.cancellation?.text ?? '' }),
    candidates: candidates.map(({ rank, name, romanTone, meaning, reason }) => ({
      ...{ n: String(rank), candidate: name, roman: romanTone, meaning, reason },
    })),
  };
}

const ofCandidate = ({ romanTone, meaning, reason }: z.infer<typeof CaseCandidate>) => ({ romanTone, meaning, reason });

const selectCandidates = (id: CaseId): Sql => sql`
  select d.id, d.rank, d.name, d.meaning, d.reason, d.id is not distinct from c.chosen_id as chosen,
         d.roman_tone as "romanTone"
    from case_candidate d join naming_case c on c.id = d.case_id
   where d.case_id = ${id} and d.dropped_at is null and d.name <> '' order by d.rank`;
