import { classesOf } from '../../detection/classesOf.ts';
import { levelOf } from '../../detection/levelOf.ts';
import type { ScannedName } from '../../detection/scanCounty.ts';
import { type Db, json, run, sql } from '../../platform/db/sql.ts';
import type { CampaignFacts } from './campaignFacts.ts';

interface Found {
  scanId: string;
  campaign: CampaignFacts;
  now: string;
}

/**
 * Keeps what a page of a scan proposes; answers how many names that is. A name already listed or set aside keeps its
 * standing and the findings on which a person decided. Only names in force or of the census: a name still in a case is
 * that case's business. Only findings of the four classes: the ministry warned on 2019-06-21 against widening the scope.
 */
export function saveHits(tx: Db, { scanId, campaign, now }: Found, page: readonly ScannedName[]): Promise<number> {
  const rows = page
    .map(({ nameId, placeId, name, category, divisionCode, findings }) => ({
      ...{ name_id: nameId, place_id: placeId, name, category, division_code: divisionCode },
      ...{ findings, classes: classesOf(findings), level: levelOf(findings) },
    }))
    .filter(({ category, classes }) => isWanted(campaign, category) && classes.length > 0);
  return run(
    tx,
    sql`insert into campaign_candidate (campaign_id, name_id, place_id, name, pinyin_key, category, division_code,
          county_code, findings, classes, level, standing, scan_id, found_at)
        select ${campaign.id}::uuid, r.name_id, r.place_id, r.name, n.pinyin_key, r.category, r.division_code,
               n.county_code, r.findings, array(select jsonb_array_elements_text(r.classes)), r.level, 'open',
               ${scanId}::uuid, ${now}
          from jsonb_to_recordset(${json(rows)}) as r (name_id uuid, place_id uuid, name text, category text,
            division_code text, findings jsonb, classes jsonb, level text)
          join place_name n on n.id = r.name_id and n.status in ('standard', 'census_only')
            on conflict (campaign_id, name_id) do update
               set scan_id = excluded.scan_id,
                   findings = case when campaign_candidate.standing in ('open', 'gone') then excluded.findings else campaign_candidate.findings end,
                   classes = case when campaign_candidate.standing in ('open', 'gone') then excluded.classes else campaign_candidate.classes end,
                   level = case when campaign_candidate.standing in ('open', 'gone') then excluded.level else campaign_candidate.level end,
                   standing = case when campaign_candidate.standing = 'gone' then 'open' else campaign_candidate.standing end`,
  );
}

const isWanted = ({ categories }: CampaignFacts, category: string): boolean =>
  categories.length === 0 || categories.some((wanted) => wanted === category);
