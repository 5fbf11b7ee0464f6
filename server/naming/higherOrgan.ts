import { type Sql, sql } from '../platform/db/sql.ts';

/**
 * The organisation that may order a correction (上一级行政机关, TR art. 34), by the approver's organisation id: the government
 * one level up, for a department the government of its own level. Null where it is not in this register.
 */
export const higherOrgan = (approverOrgId: Sql): Sql => sql`
  (select h.id from organisation p join organisation h on h.kind = 'government' and h.id <> p.id
      and h.division_code = case when p.kind <> 'government' then p.division_code
                                 when p.division_code like '%00' then left(p.division_code, 2) || '0000'
                                 else left(p.division_code, 4) || '00' end
    where p.id = ${approverOrgId} order by h.code limit 1)`;
