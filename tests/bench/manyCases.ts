import { z } from 'zod';
import type { Actor } from '#server/accounts/actor.ts';
import { findActor } from '#server/accounts/findActor.ts';
import { type Db, one, run, sql } from '#server/platform/db/sql.ts';

const CASES = 50_000;

/** Cases as a big city has after ten years, most of them done; answers the officer whose inbox is to be measured. */
export async function loadCases(db: Db): Promise<{ officer: Actor; cases: number }> {
  await run(
    db,
    sql`with offices as (select max(id::text) filter (where code = 'minzheng-640300')::uuid as bureau,
                                max(id::text) filter (where code = 'zhengfu-640300')::uuid as government,
                                max(id::text) filter (where code = 'shenqing-demo')::uuid as applicant from organisation),
             made as (
          insert into naming_case (case_no, tracking_code, category, variant, authority_id, state, province_code, division_code, geom,
            location, extent, attributes, contact_name, contact_phone, applicant_id, applicant_org_id, handler_org_id,
            approver_org_id, announcer_org_id, submitted_at, created_at, updated_at)
          select 'B-' || i, 'x', 'street', 'government', a.id,
                 case when i % 100 = 0 then 'submitted' when i % 100 = 1 then 'consulting' when i % 100 = 2 then 'approved'
                      when i % 10 = 3 then 'withdrawn' else 'standard' end,
                 '640000', '640302', st_setsrid(st_makepoint(106.2, 37.99), 4490), 'x', '', '{}', 'x', '00000', p.id,
                 o.applicant, o.bureau, o.government, o.bureau, now(), now(), now() - i * interval '1 minute'
            from generate_series(1, ${CASES}) i, offices o,
                 (select id from account where username = 'shenqing') p,
                 (select id from authority where category = 'street' and variant = 'government' order by id limit 1) a
          returning id)
        insert into case_candidate (case_id, rank, name, norm, pinyin_key, roman_tone, meaning, reason)
        select id, 1, 'x路', 'x路', 'x', 'X Lù', '含义', '理由' from made`,
  );
  await run(
    db,
    sql`insert into opinion (case_id, organisation_id, legal_role, asked_at, due_on, opinion, answered_at)
        select c.id, o.id, '会商部门', c.created_at, current_date + 5, case when c.state <> 'consulting' then 'agree' end,
               case when c.state <> 'consulting' then c.updated_at end
          from naming_case c, organisation o
         where c.state <> 'submitted' and o.code in ('fagai-640300', 'ziran-640300')`,
  );
  const { id } = await one(db, z.object({ id: z.string() }), sql`select id from account where username = 'minzheng'`);
  const officer = await findActor(db, id);
  if (!officer) throw new Error('The sample register has no account minzheng');
  return { officer, cases: CASES };
}
