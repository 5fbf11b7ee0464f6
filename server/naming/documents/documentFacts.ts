import { z } from 'zod';
import { codeList } from '../../gazetteer/codeList.ts';
import { type Db, many, one, sql } from '../../platform/db/sql.ts';
import type { CaseId, OpinionTask } from '../caseContract.ts';
import { CaseAttachment, CaseCandidate } from '../caseContract.ts';
import { type CaseRow, caseRow } from '../caseRow.ts';
import { chinaDay } from '../deadline.ts';
import { caseOpinions } from '../listOpinions.ts';
import { dayInChinese } from './dayInChinese.ts';
import { kindWords } from './kindWords.ts';
import { sizeInWords } from './sizeInWords.ts';

/** What a template may name: texts, flags and lists of texts. `README.md` lists every slot. */
export type DocumentFacts = Record<string, string | boolean | readonly Record<string, string>[]>;

const Extra = z.object({
  kind: z.string(),
  submittedAt: z.string().nullable(),
  acceptedAt: z.string().nullable(),
  decisionDue: z.string().nullable(),
  decisionLimit: z.string(),
  handlerDivision: z.string(),
});

/** The facts of a case that its documents speak of, from one moment; days as 2026年3月10日, empty where nothing is known yet. */
export async function caseFactsForDocuments(db: Db, id: CaseId, today: string): Promise<DocumentFacts> {
  const row = await caseRow(db, id, today);
  const extra = await one(db, Extra, selectExtra(id));
  const candidates = await many(db, Candidate, selectCandidates(id));
  const chosen = candidates.find((candidate) => candidate.chosen) ?? candidates[0];
  const attachments = await many(db, CaseAttachment.pick({ fileName: true }), selectAttachments(id));
  const name = chosen?.name ?? row.oldName ?? '';
  const opinions = await caseOpinions(db, id, today);
  return {
    ...kindWords(extra.kind, name, row.oldName ?? ''),
    ...caseWords(row, chosen),
    ...dates(extra),
    ...(await decisionWords(db, row)),
    ...procedureWords(row),
    // Templates from before codes were kept as hashes name it.
    trackingCode: '',
    candidates: candidates.map((candidate) => ({
      n: String(candidate.rank),
      candidate: candidate.name,
      roman: candidate.romanTone,
    })),
    hasAttachments: attachments.length > 0,
    attachments: attachments.map(({ fileName }, i) => ({ n: String(i + 1), file: withoutEnding(fileName) })),
    opinions: await opinionWords(db, opinions),
    offices: opinions.map(({ organisation }) => organisation).join('，'),
  };
}

const Candidate = CaseCandidate;

const caseWords = (row: CaseRow, chosen: z.infer<typeof Candidate> | undefined) => ({
  caseNo: row.caseNo ?? '',
  romanTone: chosen?.romanTone ?? '',
  meaning: chosen?.meaning ?? '',
  reason: chosen?.reason ?? '',
  category: row.categoryLabel,
  division: row.divisionPath,
  location: row.location,
  extent: row.extent,
  size: sizeInWords(row),
  applicant: row.applicant,
  handler: row.handler,
  approver: row.approver,
  announcer: row.announcer,
  receiver: row.filingReceiver,
  // "…government, materials to its civil affairs department" (TR art. 13): the report itself goes to the first.
  receivingOrgan: row.filingReceiver.split('，')[0] ?? '',
  article: row.authorityArticle,
  isHousing: row.variant === 'housing',
});

const dates = ({ submittedAt, acceptedAt, decisionDue, decisionLimit }: z.infer<typeof Extra>) => ({
  submittedOn: submittedAt === null ? '' : dayInChinese(chinaDay(submittedAt)),
  acceptedOn: acceptedAt === null ? '' : dayInChinese(chinaDay(acceptedAt)),
  decisionDueOn: decisionDue === null ? '' : dayInChinese(decisionDue),
  decisionLimit,
});

async function decisionWords(db: Db, { decision, divisionCode }: CaseRow): Promise<Record<string, string>> {
  const reasons = decision?.reasonCode
    ? await codeList(db, { kind: 'refusal-reasons', day: decision.decidedOn, division: divisionCode })
    : [];
  const reason = reasons.find(({ code }) => code === decision?.reasonCode);
  return {
    decisionNo: decision?.documentNo ?? '',
    decidedOn: decision ? dayInChinese(decision.decidedOn) : '',
    refusalReason: reason?.labelZh ?? '',
    refusalBasis: reason ? `《${reason.sourceZh}》${reason.articleZh}` : '',
    refusalText: decision?.reason ?? '',
  };
}

const procedureWords = ({ notice, filing, announcement, minutes }: CaseRow) => ({
  noticeFrom: notice ? dayInChinese(notice.startsOn) : '',
  noticeTo: notice ? dayInChinese(notice.endsOn) : '',
  noticeText: notice?.text ?? '',
  minutes: minutes?.text ?? '',
  filingNo: filing?.filingNo ?? '',
  filedOn: filing ? dayInChinese(filing.filedOn) : '',
  filingReceiptNo: filing?.receiptNo ?? '',
  announcementNo: announcement?.announcementNo ?? '',
  announcedOn: announcement ? dayInChinese(announcement.announcedOn) : '',
  channels: announcement?.channels.join('、') ?? '',
});

async function opinionWords(db: Db, opinions: readonly OpinionTask[]): Promise<Record<string, string>[]> {
  const [first] = opinions;
  const values = first
    ? await codeList(db, { kind: 'opinion-values', day: chinaDay(first.askedAt), division: '' })
    : [];
  return opinions.map((opinion) => ({
    opinionId: opinion.id,
    office: opinion.organisation,
    askedOn: dayInChinese(chinaDay(opinion.askedAt)),
    dueOn: dayInChinese(opinion.dueOn),
    opinion: values.find(({ code }) => code === opinion.opinion)?.labelZh ?? '未反馈',
    opinionText: opinion.text ?? '',
    opinionBasis: opinion.legalBasis ?? '',
    answeredOn: opinion.answeredAt === null ? '' : dayInChinese(chinaDay(opinion.answeredAt)),
  }));
}

// A list of attachments names papers, not files (GB/T 9704-2012, 7.3.4: no punctuation after the name).
const withoutEnding = (fileName: string): string => fileName.replace(/\.(pdf|png|jpe?g|ofd)$/i, '');

const selectExtra = (id: CaseId) => sql`
  select c.kind, c.submitted_at as "submittedAt",
         (select max(at) from case_step where case_id = c.id and act = 'accept') as "acceptedAt",
         k.due_on as "decisionDue",
         coalesce(k.length || case k.unit when 'working_day' then '个工作日' else '日' end, '') as "decisionLimit",
         coalesce(o.division_code, '') as "handlerDivision"
    from naming_case c
    left join organisation o on o.id = c.handler_org_id
    left join lateral (select due_on, length, unit from clock where case_id = c.id and purpose = 'decision'
                        order by started_on desc, id limit 1) k on true
   where c.id = ${id}`;

const selectCandidates = (id: CaseId) => sql`
  select d.id, d.rank, d.name, d.meaning, d.reason, d.id is not distinct from c.chosen_id as chosen,
         d.roman_tone as "romanTone"
    from case_candidate d join naming_case c on c.id = d.case_id where d.case_id = ${id} and d.dropped_at is null order by d.rank`;

const selectAttachments = (id: CaseId) =>
  sql`select file_name as "fileName" from attachment where case_id = ${id} order by uploaded_at, id`;
