import { z } from 'zod';
import { type Db, one, run, sql } from '#server/platform/db/sql.ts';

// All villages of the region that the officer's city lies in, and one in twenty of the country.
const SOME = sql`n.status = 'standard' and n.category = 'committee_site'
  and (starts_with(n.county_code, '64') or mod(abs(hashtext(n.norm)), 20) = 0)`;

/**
 * A campaign of the whole country, scanned, and one name in three of its candidates on the list: made up, so that its pages have
 * something to leave out.
 */
export async function loadCampaign(db: Db): Promise<void> {
  const { id, account } = await one(
    db,
    z.object({ id: z.string(), account: z.string() }),
    sql`insert into campaign (campaign_no, title, document_no, division_code, starts_on, ends_on, state, created_by, handler_org_id,
          created_at, updated_at)
        select '000000-QZ-2026-001', '测量用', '测量用', '640000', '2026-01-01', '2026-12-31', 'survey', a.id, a.organisation_id,
               now(), now()
          from account a where a.username = 'minzheng' returning id, created_by as account`,
  );
  await run(
    db,
    sql`with scan as (
          insert into campaign_scan (campaign_id, state, rule_set_version, total, started_at, started_by, finished_at)
          values (${id}, 'done', '测量用', 0, now(), '测量用', now()) returning id)
        insert into campaign_candidate (campaign_id, name_id, place_id, name, pinyin_key, category, division_code, county_code,
          findings, classes, level, standing, scan_id, found_at)
        select ${id}::uuid, n.id, n.place_id, n.name, n.pinyin_key, n.category, p.division_code, n.county_code,
               '[]', '{重}', 'review', 'open', scan.id, now()
          from scan, place_name n join place p on p.id = n.place_id where ${SOME}`,
  );
  await run(
    db,
    sql`insert into campaign_item (campaign_id, name_id, place_id, name, pinyin_key, category, division_code, county_code,
          findings, classes, state, listed_by, listed_at, reason, updated_at)
        select ${id}::uuid, n.id, n.place_id, n.name, n.pinyin_key, n.category, p.division_code, n.county_code,
               '[]', '{重}', 'listed', ${account}::uuid, now(), '测量用', now()
          from place_name n join place p on p.id = n.place_id where ${SOME} and mod(abs(hashtext(n.norm)), 3) = 0`,
  );
}
