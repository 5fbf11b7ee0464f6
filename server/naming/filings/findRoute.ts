import { z } from 'zod';
import type { PlaceCategory } from '../../gazetteer/contract.ts';
import { type Db, maybeOne, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { CaseVariant } from '../caseContract.ts';
import type { FilingApprover } from './filingContract.ts';

/** Who files with whom, who announces, and as which procedure it is counted, as the row of `filing-routes` says; an office without account here is null. */
const Route = z.object({
  code: z.string(),
  article: z.string(),
  articleEn: z.string(),
  /** As which procedure `clock_choice` counts it. */
  variant: CaseVariant,
  lateStep: z.enum(['deadline', 'report_up']),
  filerOrgId: z.string().nullable(),
  filerName: z.string().nullable(),
  receiverOrgId: z.string().nullable(),
  announcerOrgId: z.string().nullable(),
});
export type Route = z.infer<typeof Route>;

interface Approval {
  approverKind: FilingApprover;
  approverDivision: string;
  category: PlaceCategory;
  approvedOn: string;
}

/**
 * The law's way of a filing (TR art. 13) by who approved what, as it was on the day of the approval.
 * @throws Problem invalid-input where the law gives no such power or no way
 */
export async function findRoute(db: Db, approval: Approval): Promise<Route> {
  const route = await maybeOne(db, Route, selectRoute(approval));
  if (route) return route;
  const message = `No filing is provided for ${approval.category} approved by ${approval.approverKind} of ${approval.approverDivision}`;
  const messageZh =
    '按地名管理条例第十二条、第十三条，该机关不批准这一类别的地名，或备案途径未登记，请核对批准机关和类别';
  throw new Problem('invalid-input', message, {
    detailZh: `${messageZh}。`,
    errors: [{ in: 'body', pointer: '/approverKind', code: 'no-route', detail: message, detailZh: messageZh }],
  });
}

// Organs of the list stand at county or prefecture level; the division of the approver says which it is.
const selectRoute = ({ approverKind, approverDivision, category, approvedOn }: Approval) => sql`
  with approver as (
    select code, case when code like '%00' then 'prefecture' else 'county' end as level,
           left(code, 4) || '00' as prefecture, left(code, 2) || '0000' as province
      from division where code = ${approverDivision} and valid @> ${approvedOn}::date and level in ('county', 'prefecture')),
  route as (
    select l.*, p.code as own, p.prefecture, p.province
      from approver p
      join code_list l on l.kind = 'filing-routes' and l.valid @> ${approvedOn}::date
       and l.traits ->> 'approver_organ' = ${approverKind} and l.traits ->> 'approver_level' = p.level
       and ${category} = any(string_to_array(l.traits ->> 'categories', ';'))
       and (l.jurisdiction = 'CN' or starts_with(p.code, l.jurisdiction))
     order by l.jurisdiction <> 'CN' desc, length(l.jurisdiction) desc, l.position limit 1)
  select r.code, r.source_zh || r.article_zh as article, concat_ws(' ', r.source_en, nullif(r.article_en, '')) as "articleEn",
         r.traits ->> 'variant' as variant, r.traits ->> 'late_step' as "lateStep",
         f.id as "filerOrgId", f.name as "filerName", c.id as "receiverOrgId", n.id as "announcerOrgId"
    from route r
    left join lateral (select id, name from organisation where kind = r.traits ->> 'filer_organ' and division_code = r.own
                        order by code limit 1) f on true
    left join lateral (select id from organisation where kind = r.traits ->> 'receiver_organ'
                        and division_code = case r.traits ->> 'receiver_level' when 'county' then r.own
                          when 'prefecture' then r.prefecture else r.province end order by code limit 1) c on true
    left join lateral (select id from organisation where kind = r.traits ->> 'announcer_organ'
                        and division_code = case r.traits ->> 'announcer_level' when 'county' then r.own
                          when 'prefecture' then r.prefecture else r.province end order by code limit 1) n on true`;
