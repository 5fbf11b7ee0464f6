import { z } from 'zod';
import type { PlaceCategory } from '../gazetteer/contract.ts';
import { type Db, maybeOne, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import { CaseVariant } from './caseContract.ts';
import type { CaseKind } from './kindContract.ts';

/** Who does what in a case, resolved from the authority row to the offices of the register. */
const Authority = z.object({
  id: z.string(),
  variant: CaseVariant.or(z.enum(['state_council', 'unverified', 'outside'])),
  /** Confirmed, for the whole category, and a procedure that is conducted here. */
  usable: z.boolean(),
  verified: z.boolean(),
  settles: z.string(),
  settlesEn: z.string(),
  handlerOrgId: z.string().nullable(),
  approverOrgId: z.string().nullable(),
  receiverOrgId: z.string().nullable(),
  announcerOrgId: z.string().nullable(),
});
type Authority = z.infer<typeof Authority>;

export interface AuthorityQuestion {
  kind: CaseKind;
  category: PlaceCategory;
  /** 6-digit code of the county or district the place lies in. */
  countyCode: string;
  today: string;
}

/**
 * The law's row for a kind, a category and a place, as valid on a day, and its offices. A city district has no power of its
 * own over streets (TR art. 12(5) names municipality, city and county), so its cases go to the prefecture unless a confirmed
 * row delegates them. What nobody has confirmed is never guessed.
 * @throws Problem invalid-input `no-authority` where no row, none that is confirmed, or no office is there; says what would settle it
 */
export async function findAuthority(db: Db, at: AuthorityQuestion) {
  const found = await maybeOne(db, Authority, selectAuthority(at));
  const variant = CaseVariant.safeParse(found?.variant).data;
  const { handlerOrgId, announcerOrgId } = found ?? {};
  if (found?.usable && variant && handlerOrgId && announcerOrgId && found.approverOrgId) {
    const { id, approverOrgId, receiverOrgId } = found;
    return { id, variant, handlerOrgId, announcerOrgId, approverOrgId, receiverOrgId };
  }
  const [message, messageZh] = whyNot(found);
  throw new Problem('invalid-input', message, {
    detailZh: messageZh,
    authority: found?.id ?? null,
    errors: [{ in: 'body', pointer: '/category', code: 'no-authority', detail: message, detailZh: messageZh }],
  });
}

function whyNot(found: Authority | undefined): [en: string, zh: string] {
  if (!found)
    return ['No row of the authority matrix covers this', '审批职权表没有该类别、该区划的行，请联系市民政局。'];
  if (!found.verified) {
    return [
      `Nobody has confirmed who approves this (row ${found.id}); it would be settled by: ${found.settlesEn}`,
      `审批职权未核实（职权表 ${found.id}）。核定依据：${found.settles}。由管理员凭文件在职权表核定后方可申请。`,
    ];
  }
  if (!found.usable) {
    return [
      'These names follow a procedure of their own',
      '该类名称另有审批程序（行政区划、国务院审批事项、纪念设施等），不在此办理。',
    ];
  }
  return ['An office of the authority row is not registered', '职权表所列机关尚未在系统登记，请联系系统管理员。'];
}

// Rows that apply before those that do not; then the row for the kind, the delegation, the level, the narrowest jurisdiction.
const selectAuthority = ({ kind, category, countyCode, today }: AuthorityQuestion) => sql`
  with county as (
    select code, type, case when type = '市辖区' then 'district' else 'county' end as place_level,
           left(code, 4) || '00' as prefecture
      from division where code = ${countyCode} and valid @> ${today}::date),
  office as (select id, code, kind, division_code from organisation)
  select a.id, a.variant, a.verified,
         a.verified and a.subtype = '' and a.variant in ('government', 'housing', 'sector') as usable, a.settles, a.settles_en as "settlesEn",
         h.id as "handlerOrgId", p.id as "approverOrgId", r.id as "receiverOrgId", n.id as "announcerOrgId"
    from county c
    join authority a on a.category = ${category} and a.place_level in (c.place_level, 'any') and a.valid @> ${today}::date
     and coalesce(a.case_kind, ${kind}) = ${kind} and (a.jurisdiction = 'CN' or starts_with(c.code, a.jurisdiction))
    left join office h on case when a.office_code is not null then h.code = a.office_code else h.kind = a.handler_kind
      and h.division_code = case a.handler_division when 'county' then c.code when 'prefecture' then c.prefecture end end
    left join office p on case when a.office_code is not null then p.code = a.office_code else p.kind = a.approver_kind
      and p.division_code = case a.approver_division when 'county' then c.code when 'prefecture' then c.prefecture end end
    left join office r on r.kind = a.receiver_kind and r.division_code = case a.receiver_division when 'county' then c.code when 'prefecture' then c.prefecture end
    left join office n on n.kind = a.announcer_kind and n.division_code = case a.announcer_division when 'county' then c.code when 'prefecture' then c.prefecture end
   where a.verified or not a.delegation
   order by usable desc, a.verified,
            a.case_kind is null, a.delegation desc, a.place_level = 'any', a.jurisdiction = 'CN', length(a.jurisdiction) desc,
            a.id
   limit 1`;
