import { z } from 'zod';
import { JudgedRequest, RegisterAnswer } from '../detection/ruleDesk/judgeName.ts';
import type { PastCheck, PastChecks } from '../detection/ruleDesk/pastCheck.ts';
import { type Db, many, one, type Sql, sql } from '../platform/db/sql.ts';

const PAGE = 100;

const Row = z.object({
  key: z.string(),
  caseId: z.string(),
  label: z.string(),
  request: JudgedRequest,
  answer: RegisterAnswer.nullable(),
});

/** The names of the latest run of each case, for dry runs at the rule desk. */
export const pastChecks: PastChecks = {
  async count(db: Db, prefix: string) {
    const query = sql`select count(*)::int as count ${fromLatestRuns(prefix)}`;
    return (await one(db, z.object({ count: z.number() }), query)).count;
  },
  async page(db: Db, prefix: string, after: string | null) {
    const rows = await many(db, Row, selectPage(prefix, after));
    const checks = rows.map(
      ({ caseId, label, request, answer }): PastCheck => ({ subjectId: caseId, label, request, answer }),
    );
    return { checks, next: rows.length === PAGE ? (rows.at(-1)?.key ?? null) : null };
  },
};

const fromLatestRuns = (prefix: string): Sql => sql`
  from naming_case c
  join case_candidate d on d.case_id = c.id and d.dropped_at is null
  join lateral (select r.id from check_run r where r.case_id = c.id order by r.seq desc limit 1) r on true
  left join check_run_input i on i.run_id = r.id and i.candidate_id = d.id
 where starts_with(c.division_code, ${prefix})`;

// A run of before inputs were kept is asked anew of the case as it stands: its names and place do not change after a check.
const selectPage = (prefix: string, after: string | null): Sql => sql`
  select d.id as key, c.id as "caseId", coalesce(c.case_no, '') as label, i.facts as answer,
         coalesce(i.request, jsonb_build_object('name', d.name, 'category', c.category, 'attributes', c.attributes,
           'division', c.division_code, 'geometry', st_asgeojson(c.geom, 9, 0)::jsonb)
           || case when c.place_id is null then '{}'::jsonb else jsonb_build_object('self', c.place_id) end) as request
    ${fromLatestRuns(prefix)} ${after ? sql`and d.id > ${after}::uuid` : sql``}
   order by d.id limit ${PAGE}`;
