import { z } from 'zod';
import { gramsOf } from '../../gazetteer/gramsOf.ts';
import { normaliseName } from '../../gazetteer/normaliseName.ts';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import { type ImpactGroup, ImpactItem, ImpactKind } from './impactContract.ts';

export interface ImpactSubject {
  caseId: string;
  placeId: string;
  oldName: string;
  provinceCode: string;
  countyCode: string;
}

const MOST = 50;
const Row = ImpactItem.extend({ total: z.number() });

/** What bears, contains or mentions the old name in the register: signs, lines, divisions, names, open cases, descriptions. */
export async function findImpact(tx: Db, subject: ImpactSubject): Promise<ImpactGroup[]> {
  const groups: ImpactGroup[] = [];
  for (const kind of ImpactKind.options) {
    const rows = await many(tx, Row, firstOf(QUERIES[kind](subject)));
    groups.push({ kind, total: rows[0]?.total ?? 0, items: rows.map(({ label, at }) => ({ label, at })) });
  }
  return groups;
}

const firstOf = (found: Sql): Sql => sql`
  select f.label, case when f.id is null then null else jsonb_build_object('kind', f.at, 'id', f.id) end as at,
         (count(*) over ())::int as total
    from (${found}) f order by f.label, f.id limit ${MOST}`;

/** Each answers label, kind of screen (`at`) and id, null where there is none. */
const QUERIES: Record<ImpactKind, (subject: ImpactSubject) => Sql> = {
  signs: ({ placeId }) => sql`
    select concat_ws(' ', s.number, s.type, s.id) as label, 'place' as at, s.place_id::text as id
      from sign s where s.place_id = ${placeId} and s.status <> 'withdrawn'`,

  boundary_lines: ({ oldName }) => sql`
    select concat_ws(' — ', a.name, b.name) as label, 'line' as at, l.id::text as id
      from boundary_line l
      left join division a on a.code = l.side_a and upper_inf(a.valid)
      left join division b on b.code = l.side_b and upper_inf(b.valid)
     where upper_inf(l.valid)
       and strpos(concat_ws(' ', a.name, b.name, l.agreement, l.approval_document), ${oldName}) > 0`,

  divisions: ({ oldName, provinceCode }) => sql`
    select d.path as label, null as at, null as id from division d
     where upper_inf(d.valid) and d.province_code = ${provinceCode} and strpos(d.name, ${oldName}) > 0`,

  names: ({ oldName, placeId, provinceCode }) => {
    const norm = normaliseName(oldName);
    return sql`
      select n.name as label, 'place' as at, n.place_id::text as id from place_name n
       where n.grams @> ${gramsOf(norm)}::bigint[] and strpos(n.norm, ${norm}) > 0 and n.province_code = ${provinceCode}
         and n.place_id <> ${placeId} and n.status in ('standard', 'reserved', 'census_only', 'unapproved')`;
  },

  cases: ({ oldName, caseId, placeId, provinceCode }) => sql`
    select concat_ws(' ', c.case_no, d.name) as label, 'case' as at, c.id::text as id from naming_case c
      left join lateral (select name from case_candidate where case_id = c.id and dropped_at is null order by rank limit 1) d on true
     where c.id <> ${caseId} and c.province_code = ${provinceCode}
       and c.state not in ('draft', 'withdrawn', 'refused', 'not_accepted', 'standard', 'superseded', 'abolished', 'expired')
       and (c.place_id = ${placeId} or strpos(c.location || ' ' || c.extent, ${oldName}) > 0
            or exists (select 1 from case_candidate s where s.case_id = c.id and strpos(s.name, ${oldName}) > 0))`,

  references: ({ oldName, placeId, countyCode }) => sql`
    select coalesce(n.name, p.id::text) as label, 'place' as at, p.id::text as id from place p
      left join lateral (select m.name from place_name m where m.place_id = p.id and m.status = 'standard' limit 1) n on true
     where p.division_code >= ${countyCode} and p.division_code < ${`${countyCode}~`} and p.id <> ${placeId}
       and p.status = 'live' and strpos(concat_ws(' ', p.meaning, p.origin, p.history, p.description), ${oldName}) > 0`,
};
