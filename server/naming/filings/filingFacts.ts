import { z } from 'zod';
import { PlaceCategory } from '../../gazetteer/contract.ts';
import { Day } from '../../platform/contract.ts';
import { type Db, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { CaseVariant } from '../caseContract.ts';
import { type FilingId, FilingState } from './filingContract.ts';

/** What guards and acts of a filing may look at: one row, read under its lock. */
export const FilingFacts = z.object({
  id: z.string(),
  version: z.number(),
  state: FilingState,
  channel: z.enum(['electronic', 'paper']),
  filingNo: z.string().nullable(),
  approver: z.string(),
  approverDivision: z.string(),
  category: PlaceCategory,
  routeArticle: z.string(),
  routeArticleEn: z.string(),
  variant: CaseVariant,
  lateStep: z.enum(['deadline', 'report_up']),
  filer: z.string(),
  filerOrgId: z.string().nullable(),
  lawfulFilerOrgId: z.string().nullable(),
  lawfulReceiverOrgId: z.string().nullable(),
  receiverOrgId: z.string(),
  announcerOrgId: z.string().nullable(),
  keeperOrgId: z.string(),
  documentNo: z.string().nullable(),
  approvedOn: Day,
  filedOn: Day.nullable(),
  dueOn: Day,
  acceptedOn: Day.nullable(),
  /** Required materials of which no file is there, by code. */
  missingMaterials: z.string().array(),
  /** Names that the rules forbid, by the check on the day of filing. */
  unlawfulNames: z.string().array(),
  supervised: z.boolean(),
  reminders: z.number(),
});
export type FilingFacts = z.infer<typeof FilingFacts>;

/** Reads and locks a filing for the rest of the transaction. @throws Problem not-found */
export async function lockFiling(tx: Db, id: FilingId): Promise<FilingFacts> {
  await maybeOne(tx, z.object({ id: z.string() }), sql`select id from inbound_filing where id = ${id} for update`);
  return filingFacts(tx, id);
}

/** @throws Problem not-found */
export async function filingFacts(db: Db, id: FilingId): Promise<FilingFacts> {
  const found = await maybeOne(db, FilingFacts, selectFacts(id));
  if (!found) throw new Problem('not-found', `No filing ${id}`, { detailZh: '没有这件备案。' });
  return found;
}

const selectFacts = (id: FilingId): Sql => sql`
  select f.id, f.version, f.state, f.channel, f.filing_no as "filingNo", f.approver, f.approver_division as "approverDivision",
         f.category, f.route_article as "routeArticle", f.route_article_en as "routeArticleEn",
         f.variant, f.late_step as "lateStep", f.filer, f.filer_org_id as "filerOrgId",
         f.lawful_filer_org_id as "lawfulFilerOrgId", f.lawful_receiver_org_id as "lawfulReceiverOrgId",
         f.receiver_org_id as "receiverOrgId", f.announcer_org_id as "announcerOrgId", f.keeper_org_id as "keeperOrgId",
         f.document_no as "documentNo", f.approved_on as "approvedOn", f.filed_on as "filedOn", f.due_on as "dueOn",
         f.accepted_on as "acceptedOn",
         array(select l.code from code_list l
                where l.kind = 'filing-materials' and l.valid @> f.approved_on and l.traits ->> 'need' = 'required'
                  and (l.jurisdiction = 'CN' or starts_with(f.approver_division, l.jurisdiction))
                  and not exists (select 1 from inbound_filing_file a where a.filing_id = f.id and a.material = l.code)
                order by l.position) as "missingMaterials",
         array(select n.name from inbound_filing_name n where n.filing_id = f.id and n.level = 'block' order by n.position) as "unlawfulNames",
         exists (select 1 from inbound_filing_step s where s.filing_id = f.id and s.act = 'supervise') as supervised,
         (select count(*)::int from filing_chase c where c.filing_id = f.id and c.kind = 'remind') as reminders
    from inbound_filing f where f.id = ${id}`;
