import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { Day } from '../../platform/contract.ts';
import { type Db, one, type Sql, sql } from '../../platform/db/sql.ts';
import { chinaDay } from '../deadline.ts';
import { actNumber } from '../documents/actNumber.ts';
import type { ChasePaper as PaperKind, SeriesPurpose } from '../documents/contract.ts';
import { dayInChinese } from '../documents/dayInChinese.ts';
import type { DocumentDeps } from '../documents/documentDeps.ts';
import type { DocumentFacts } from '../documents/documentFacts.ts';
import { fillTemplate } from '../documents/fillTemplate.ts';
import { keepDocument } from '../documents/keepDocument.ts';
import { templateInForce } from '../documents/templateInForce.ts';
import type { Chase, ChaseKind } from './chaseContract.ts';

/** One step against a late filing, as it is about to be recorded. */
export interface ChasePaper {
  /** Of the filing from outside, or of the case. */
  id: string;
  chaseId: string;
  source: 'filing' | 'case';
  addressee: string;
  body: Chase;
}
export interface IssuedChase {
  documentNo: string;
  documentId: string | null;
}

const PAPERS: Record<ChaseKind, { kind: PaperKind; purpose: SeriesPurpose }> = {
  remind: { kind: 'filing_reminder', purpose: 'letter' },
  deadline: { kind: 'filing_deadline', purpose: 'letter' },
  report_up: { kind: 'late_report', purpose: 'report' },
};

/**
 * Numbers and issues the paper of a chase (催报函, 限期报送通知, 报告). One that was numbered elsewhere is only noted.
 * @throws Problem conflict `no-series`, `counted-series`, `no-template`, `missing-glyph`
 */
export async function issueChasePaper(
  tx: Db,
  deps: DocumentDeps,
  paper: ChasePaper,
  by: { actor: Actor; now: string },
): Promise<IssuedChase> {
  const { id, source, body } = paper;
  const { organisationId } = by.actor;
  const day = chinaDay(by.now);
  const { kind, purpose } = PAPERS[body.kind];
  const documentNo = await actNumber(tx, body.documentNo, { organisationId, purpose, day });
  if (body.documentNo !== 'next') return { documentNo, documentId: null };
  const facts = await one(tx, Facts, source === 'filing' ? selectFiling(id) : selectCase(id));
  const template = await templateInForce(tx, { kind, day, division: facts.division });
  const document = {
    ...{ of: source === 'filing' ? { filingId: id } : { caseId: id }, kind, subjectId: paper.chaseId, organisationId },
    ...{ templateId: template.id, number: documentNo, day, replaces: null },
    content: fillTemplate(template.content, { ...wordsOf(facts, day), ...ownWords(paper, by.actor, day) }),
  };
  const { id: documentId } = await keepDocument(tx, deps, document, by);
  return { documentNo, documentId };
}

const Facts = z.object({
  division: z.string(),
  names: z.string().array(),
  filer: z.string(),
  approver: z.string(),
  approvalNo: z.string().nullable(),
  approvedOn: Day,
  article: z.string(),
  dueOn: Day,
  wasReturned: z.boolean(),
  reminders: z.object({ documentNo: z.string(), on: Day }).array(),
});
type Facts = z.infer<typeof Facts>;

const wordsOf = (facts: Facts, today: string): DocumentFacts => ({
  names: facts.names.map((name) => `“${name}”`).join('、'),
  filer: facts.filer,
  approver: facts.approver,
  approvalNo: facts.approvalNo ?? '',
  approvedOn: dayInChinese(facts.approvedOn),
  filingArticle: facts.article,
  filingDueOn: dayInChinese(facts.dueOn),
  daysLate: String((Date.parse(today) - Date.parse(facts.dueOn)) / 86_400_000),
  wasReturned: facts.wasReturned,
  reminders: facts.reminders.map(({ documentNo, on }) => `${dayInChinese(on)}（${documentNo}）`).join('、'),
});

const ownWords = ({ addressee, body }: ChasePaper, actor: Actor, day: string): DocumentFacts => ({
  addressee,
  chaseText: body.text,
  deadlineOn: body.deadlineOn === undefined ? '' : dayInChinese(body.deadlineOn),
  organ: actor.organisationName,
  issuedOn: dayInChinese(day),
  today: dayInChinese(day),
});

const reminders = (of: Sql): Sql => sql`
  coalesce((select jsonb_agg(jsonb_build_object('documentNo', h.document_no,
                                                'on', (h.at at time zone 'UTC' + interval '8 hours')::date::text) order by h.seq)
              from filing_chase h where ${of} and h.kind = 'remind'), '[]') as reminders`;

const selectFiling = (id: string): Sql => sql`
  select f.approver_division as division, f.filer, f.approver, f.document_no as "approvalNo", f.approved_on as "approvedOn",
         array(select n.name from inbound_filing_name n where n.filing_id = f.id order by n.position) as names,
         f.route_article as article, f.due_on as "dueOn", f.state = 'returned' as "wasReturned",
         ${reminders(sql`h.filing_id = f.id`)}
    from inbound_filing f where f.id = ${id}`;

const selectCase = (id: string): Sql => sql`
  select c.division_code as division, h.name as filer, p.name as approver, e.document_no as "approvalNo",
         e.decided_on as "approvedOn", array[d.name] as names, k.article, k.due_on as "dueOn",
         coalesce(g.status = 'returned', false) as "wasReturned", ${reminders(sql`h.case_id = c.id`)}
    from naming_case c
    join decision e on e.case_id = c.id
    join case_candidate d on d.id = c.chosen_id
    join organisation h on h.id = c.handler_org_id
    join organisation p on p.id = c.approver_org_id
    join lateral (select article, due_on from clock where case_id = c.id and purpose = 'filing' order by due_on desc, id limit 1) k on true
    left join filing g on g.case_id = c.id
   where c.id = ${id}`;
