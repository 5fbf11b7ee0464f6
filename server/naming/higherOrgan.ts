import { type Sql, sql } from '../platform/db/sql.ts';

/**
 * The organisation that may order a correction (上一级行政机关, TR art. 34), by the approver's organisation id: the organ that the
 * list `higher-organs` names for the approver's kind, of the same level or of the one above; its narrowest row without an end
 * counts. Null where that organ is not in this register.
 */
export const higherOrgan = (approverOrgId: Sql): Sql => sql`
  (select h.id from organisation p
     join lateral (
       select l.traits ->> 'organ' as organ, l.traits ->> 'level' as level from code_list l
        where l.kind = 'higher-organs' and l.code = p.kind and upper_inf(l.valid)
          and (l.jurisdiction = 'CN' or starts_with(p.division_code, l.jurisdiction))
        order by l.jurisdiction = 'CN', length(l.jurisdiction) desc limit 1) r on true
     join organisation h on h.id <> p.id and h.kind = case r.organ when 'own' then p.kind else r.organ end
      and h.division_code = case when r.level = 'same' then p.division_code
                                 when p.division_code like '%00' then left(p.division_code, 2) || '0000'
                                 else left(p.division_code, 4) || '00' end
    where p.id = ${approverOrgId} order by h.code limit 1)`;
