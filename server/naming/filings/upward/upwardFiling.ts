import { z } from 'zod';
import type { Actor } from '../../../accounts/actor.ts';
import { codeList } from '../../../gazetteer/codeList.ts';
import { type Db, many, maybeOne, type Sql, sql } from '../../../platform/db/sql.ts';
import { Problem } from '../../../platform/problem.ts';
import type { CaseId } from '../../caseContract.ts';
import { KeptDocument } from '../../documents/documentFile.ts';
import { recordedReports } from '../../procedures/recordedReports.ts';
import { receiverOf } from '../../receiverOf.ts';
import type { UpwardFiling } from './contract.ts';

const Text = z.string().nullable();
const Facts = z.object({
  name: Text,
  specific: Text,
  generic: Text,
  roman: Text,
  romanTone: Text,
  category: Text,
  divisionCode: Text,
  divisionName: Text,
  meaning: Text,
  reason: Text,
  location: Text,
  extent: Text,
  geometry: Text,
  approver: Text,
  approvalNo: Text,
  approvedOn: Text,
  filer: Text,
  receiver: Text,
  filingNo: Text,
  filedOn: Text,
});
const IssuedPaper = z.object({ kind: z.enum(['filing_report', 'filing_form', 'approval']) }).and(KeptDocument);
type IssuedPaper = z.infer<typeof IssuedPaper>;
const Row = Facts.extend({
  caseNo: Text,
  handlerOrgId: z.string(),
  receiverOrgId: Text,
  reports: z.object({ kind: z.string(), text: z.string() }).array(),
  files: z.object({ material: z.string(), sha256: z.string(), fileName: z.string(), sizeBytes: z.number() }).array(),
});
type Row = z.infer<typeof Row>;

/** Documents of the case that go up as they were issued, by the material each one is. */
const ISSUED_AS: Readonly<Record<string, string>> = { filing_report: 'report', approval: 'approval' };

/** What goes up with an approved case, its issued documents among it: the form as the list `filing-fields` lays it out, and the papers of `filing-materials`. */
export interface Gathered extends UpwardFiling {
  row: Row;
  issued: IssuedPaper[];
}

/** @throws Problem wrong-state before the approval, not-allowed for who neither files nor receives */
export async function gatherUpward(
  db: Db,
  actor: Actor,
  { id, today }: { id: CaseId; today: string },
): Promise<Gathered> {
  const found = await maybeOne(db, Row, selectRow(id));
  if (!found)
    throw new Problem('wrong-state', 'Nothing is filed before the approval', { detailZh: '批准之后方可备案。' });
  const row = { ...found, reports: [...found.reports, ...(await recordedReports(db, { id, today }))] };
  if (row.handlerOrgId !== actor.organisationId && row.receiverOrgId !== actor.organisationId)
    throw new Problem('not-allowed', 'The package is for who files and who receives it', {
      detailZh: '备案材料包只供报送机关和接收机关使用。',
    });
  const issued = await many(db, IssuedPaper, selectIssuedPapers(id));
  const facts: Record<string, string | null> = Facts.parse(row);
  const asked = { day: today, division: row.divisionCode ?? '' };
  const fields = (await codeList(db, { kind: 'filing-fields', ...asked })).map(({ code, labelZh, labelEn, traits }) => {
    const value = facts[traits.fact ?? ''] ?? '';
    const isRequired = traits.need === 'required';
    const standing = { isRequired, isMissing: isRequired && value === '', verified: traits.verified === 'true' };
    return { key: code, labelZh, labelEn, value, ...standing };
  });
  const list = await codeList(db, { kind: 'filing-materials', ...asked });
  const materials = list.map(({ code, labelZh, labelEn, traits }) => {
    const isRequired = traits.need === 'required';
    const count = papersOf(row, code) + issued.filter(({ kind }) => ISSUED_AS[kind] === code).length;
    return { code, labelZh, labelEn, isRequired, count, isMissing: isRequired && count === 0 };
  });
  return { fields, materials, row, issued };
}

// The application is made from the form; reports of the procedure count like uploaded ones.
const papersOf = ({ files, reports }: Row, code: string): number =>
  files.filter(({ material }) => material === code).length +
  reports.filter(({ kind }) => kind === code).length +
  (code === 'application' ? 1 : 0);

const selectRow = (id: CaseId): Sql => sql`
  select c.case_no as "caseNo", c.handler_org_id as "handlerOrgId", c.receiver_org_id as "receiverOrgId",
         n.name, n.specific, n.generic, s.roman_plain as roman, s.roman_tone as "romanTone", c.category,
         c.division_code as "divisionCode", coalesce(v.path, c.division_code) as "divisionName", d.meaning, d.reason,
         c.location, c.extent, st_asgeojson(c.geom, 9, 0) as geometry, p.name as approver, k.document_no as "approvalNo",
         k.decided_on::text as "approvedOn", h.name as filer,
         ${receiverOf(sql`a.filing_receiver`, sql`c.division_code`)} as receiver, f.filing_no as "filingNo",
         f.filed_on::text as "filedOn",
         coalesce((select jsonb_agg(jsonb_build_object('kind', r.kind, 'text', r.text) order by r.at, r.id)
                     from case_report r where r.case_id = c.id and r.kind in ('expert', 'consultation', 'assessment')), '[]') as reports,
         coalesce((select jsonb_agg(jsonb_build_object('material', t.material, 'sha256', t.sha256, 'fileName', t.file_name,
                                                       'sizeBytes', b.size_bytes) order by t.uploaded_at, t.id)
                     from attachment t join stored_file b on b.sha256 = t.sha256
                    where t.case_id = c.id and t.material is not null), '[]') as files
    from naming_case c
    join decision k on k.case_id = c.id and k.outcome = 'approved'
    join authority a on a.id = c.authority_id
    join organisation h on h.id = c.handler_org_id
    join case_candidate d on d.id = c.chosen_id
    left join organisation p on p.id = c.approver_org_id
    left join filing f on f.case_id = c.id
    left join division v on v.code = c.division_code and upper_inf(v.valid)
    left join lateral (select id, name, specific, generic from place_name where place_id = c.place_id and kind = 'standard'
                        order by id desc limit 1) n on true
    left join spelling s on s.name_id = n.id
   where c.id = ${id}`;

// A void document is no paper of the filing.
const selectIssuedPapers = (id: CaseId): Sql => sql`
  select kind, document_no as "documentNo", title, sha256, content, issued_at as "issuedAt" from case_document
   where case_id = ${id} and kind in ('filing_report', 'filing_form', 'approval') and voided_at is null order by kind`;
