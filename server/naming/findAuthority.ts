import { z } from 'zod';
import type { PlaceCategory } from '../gazetteer/contract.ts';
import { type Db, maybeOne, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import { CaseVariant } from './caseContract.ts';
import type { CaseKind } from './kindContract.ts';

/** Who does what in a case, resolved from the authority row to the offices of the register. */
export const Authority = z.object({
  id: z.string(),
  variant: CaseVariant,
  handlerOrgId: z.string().nullable(),
  approverOrgId: z.string().nullable(),
  receiverOrgId: z.string().nullable(),
  announcerOrgId: z.string().nullable(),
});

interface AuthorityQuestion {
  kind: CaseKind;
  category: PlaceCategory;
  countyCode: string;
  today: string;
}

/**
 * The law's row for a category and a place, as valid on a day. A city district has no power of its own over streets
 * (TR art. 12(5) names municipality, city and county), so its cases go to the prefecture.
 * @throws Problem invalid-input where no row or no office is registered
 */
export async function findAuthority(db: Db, at: AuthorityQuestion) {
  const found = await maybeOne(db, Authority, selectAuthority(at));
  const { handlerOrgId, announcerOrgId } = found ?? {};
  if (found && handlerOrgId && announcerOrgId) return { ...found, handlerOrgId, announcerOrgId };
  const message = `No authority is registered for ${at.category} in ${at.countyCode}`;
  const messageZh = '该类别、该区划的审批职权尚未在系统登记，请联系市民政局。';
  throw new Problem('invalid-input', message, {
    detailZh: messageZh,
    errors: [{ in: 'body', pointer: '/category', code: 'no-authority', detail: message, detailZh: messageZh }],
  });
}

const selectAuthority = ({ kind, category, countyCode, today }: AuthorityQuestion) => sql`
  with county as (
    select code, type, case when type = '市辖区' then 'district' else 'county' end as place_level,
           left(code, 4) || '00' as prefecture
      from division where code = ${countyCode} and valid @> ${today}::date),
  office as (select id, kind, division_code from organisation)
  select a.id, a.variant, h.id as "handlerOrgId", p.id as "approverOrgId", r.id as "receiverOrgId", n.id as "announcerOrgId"
    from county c
    join authority a on a.category = ${category} and a.place_level in (c.place_level, 'any') and a.valid @> ${today}::date
     and coalesce(a.case_kind, ${kind}) = ${kind} and (a.jurisdiction = 'CN' or starts_with(c.code, a.jurisdiction))
    left join office h on h.kind = a.handler_kind and h.division_code = case a.handler_division when 'county' then c.code when 'prefecture' then c.prefecture end
    left join office p on p.kind = a.approver_kind and p.division_code = case a.approver_division when 'county' then c.code when 'prefecture' then c.prefecture end
    left join office r on r.kind = a.receiver_kind and r.division_code = case a.receiver_division when 'county' then c.code when 'prefecture' then c.prefecture end
    left join office n on n.kind = a.announcer_kind and n.division_code = case a.announcer_division when 'county' then c.code when 'prefecture' then c.prefecture end
   order by a.case_kind is null, a.place_level = 'any', a.jurisdiction = 'CN', a.id limit 1`;
