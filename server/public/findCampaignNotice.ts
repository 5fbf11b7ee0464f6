import { z } from 'zod';
import { type Clash, DefectClass, Finding } from '../detection/contract.ts';
import { PlaceCategory } from '../gazetteer/contract.ts';
import { type CampaignId, CampaignState } from '../naming/campaigns/campaignContract.ts';
import { currentState } from '../naming/campaigns/currentState.ts';
import { ItemId, ItemState } from '../naming/campaigns/itemContract.ts';
import { Day } from '../platform/contract.ts';
import { type Db, many, maybeOne, type Sql, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';

const Proposal = z.enum(['keep', 'correct']);
const Head = z.object({
  id: z.string(),
  title: z.string(),
  documentNo: z.string(),
  divisionName: z.string(),
  authority: z.string(),
  text: z.string(),
  startsOn: Day,
  endsOn: Day,
  state: CampaignState,
});
const Row = z.object({
  id: ItemId,
  name: z.string(),
  category: PlaceCategory,
  divisionName: z.string(),
  classes: DefectClass.array(),
  findings: Finding.array(),
  /** Names among the clashes of the findings that anybody may read in the register. */
  openNames: z.string().array(),
  proposal: Proposal.nullable(),
  proposalText: z.string().nullable(),
  state: ItemState,
  decision: Proposal.nullable(),
});

/** Why a rule speaks against a name, as far as it is for the public, with the article behind it. */
export type PublicEvidence = Pick<Finding, 'instrument' | 'instrumentZh' | 'article' | 'articleZh'> & {
  message: string;
  messageZh: string;
};
export type NoticedName = Omit<z.infer<typeof Row>, 'findings' | 'openNames'> & { evidence: PublicEvidence[] };
export type CampaignNotice = z.infer<typeof Head> & { items: NoticedName[] };

/**
 * The list of a campaign that is or was on public notice: its names that were not struck and are no secret, each with
 * what the office proposes. Neither surveys, experts, reasons of listing nor officers are read.
 * @throws Problem not-found before the notice, and for a cancelled campaign
 */
export async function findCampaignNotice(db: Db, id: CampaignId): Promise<CampaignNotice> {
  const head = await maybeOne(db, Head, selectHead(id));
  if (!head) throw new Problem('not-found', `No notice ${id}`, { detailZh: '没有这条公示。' });
  const rows = await many(db, Row, selectNames(id));
  return {
    ...head,
    items: rows.map(({ findings, openNames, ...row }) => ({ ...row, evidence: told(findings, row, openNames) })),
  };
}

/** The findings behind the classes for which the name is listed; those that only note something say nothing against it. */
function told(
  findings: readonly Finding[],
  { classes }: Pick<NoticedName, 'classes'>,
  open: readonly string[],
): PublicEvidence[] {
  return findings
    .filter((each) => each.class !== null && classes.includes(each.class))
    .filter(({ level }) => level === 'block' || level === 'review')
    .map(({ instrument, instrumentZh, article, articleZh, message, messageZh, clash }) => ({
      ...{ instrument, instrumentZh, article, articleZh },
      ...(isOpen(clash, open) ? { message, messageZh } : UNNAMED),
    }));
}

// The other name may be reserved, proposed or of a place that is not for the public.
const UNNAMED = { message: 'Repeats or resembles another name', messageZh: '与另一地名重名或者相近' };

const isOpen = (clash: Clash | null, open: readonly string[]): boolean => clash === null || open.includes(clash.nameId);

const selectHead = (id: CampaignId): Sql => sql`
  select g.id, g.title, g.document_no as "documentNo", coalesce(v.path, g.division_code) as "divisionName",
         o.name as authority, coalesce(g.notice_text, '') as text, g.notice_starts_on as "startsOn",
         g.notice_ends_on as "endsOn", g.state
    from campaign g
    join organisation o on o.id = g.handler_org_id
    left join division v on v.code = g.division_code and upper_inf(v.valid)
   where g.id = ${id} and g.notice_starts_on is not null and g.state <> 'cancelled'`;

const selectNames = (id: CampaignId): Sql => sql`
  select i.id, i.name, i.category, coalesce(d.path, i.division_code) as "divisionName", i.classes, i.findings,
         i.proposal, i.proposal_text as "proposalText", ${currentState} as state, i.decision,
         coalesce((select jsonb_agg(m.id) from jsonb_array_elements(i.findings) f
             join place_name m on m.id::text = f -> 'clash' ->> 'nameId' and m.status in ('standard', 'former', 'abolished')
             join place q on q.id = m.place_id and q.secrecy = 'public' and q.status in ('live', 'abolished')),
           '[]'::jsonb) as "openNames"
    from campaign_item i
    join place p on p.id = i.place_id and p.secrecy = 'public'
    left join division d on d.code = i.division_code and upper_inf(d.valid)
    left join naming_case c on c.id = i.case_id
   where i.campaign_id = ${id} and i.state <> 'struck'
   order by i.county_code, i.pinyin_key, i.id`;
