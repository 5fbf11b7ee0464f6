import { z } from 'zod';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { record, SYSTEM } from '../../audit/record.ts';
import type { ScannedName } from '../../detection/scanCounty.ts';
import { scanRegister } from '../../detection/scanRegister.ts';
import { inDivisions } from '../../gazetteer/inDivisions.ts';
import { type Db, many, one, run, sql } from '../../platform/db/sql.ts';
import { chinaDay } from '../deadline.ts';
import type { CampaignDeps } from './campaignDeps.ts';
import type { CampaignFacts } from './campaignFacts.ts';
import { saveHits } from './saveHits.ts';

interface Scan {
  scanId: string;
  campaign: CampaignFacts;
}
const County = z.object({ code: z.string(), names: z.number() });

/** The scan itself: page by page, each page one transaction, so that readers see it grow. Never throws: its row says how it ended. */
export async function runScan(deps: CampaignDeps, scan: Scan): Promise<void> {
  try {
    const hits = await scanPages(deps, scan);
    if (hits !== undefined) await finish(deps, scan, hits);
  } catch (error) {
    deps.log.error({ err: error, scanId: scan.scanId }, 'campaigns.scan-failed');
    await fail(deps, scan).catch((again: unknown) => deps.log.error({ err: again }, 'campaigns.scan-failed'));
  }
}

/** Answers the number of hits, or undefined when another process has taken over. */
async function scanPages({ db, rules, now }: CampaignDeps, { scanId, campaign }: Scan): Promise<number | undefined> {
  const today = chinaDay(now());
  const counties = await many(
    db,
    County,
    sql`select n.county_code as code, count(*)::int as names from place_name n
         where n.status in ('standard', 'census_only') and ${inDivisions(divisionPrefix(campaign.divisionCode))}
         group by 1 order by 1`,
  );
  let hits = 0;
  for await (const page of scanRegister(db, await rules(db), { division: campaign.divisionCode, today })) {
    const reached = page.at(-1)?.divisionCode.slice(0, 6) ?? '';
    const seen = counties.reduce((sum, { code, names }) => (code <= reached ? sum + names : sum), 0);
    for (const part of partsOf(page)) {
      const saved = await db.transaction((tx) => savePart(tx, { scanId, campaign, now: now() }, { part, seen }));
      if (saved === undefined) return undefined;
      hits += saved;
    }
  }
  return hits;
}

// A county of a big city may have ten thousand hits of a kilobyte each.
const PART = 500;
const partsOf = (page: readonly ScannedName[]): (readonly ScannedName[])[] =>
  Array.from({ length: Math.ceil(page.length / PART) }, (_, i) => page.slice(i * PART, (i + 1) * PART));

async function savePart(
  tx: Db,
  found: Parameters<typeof saveHits>[1],
  { part, seen }: { part: readonly ScannedName[]; seen: number },
): Promise<number | undefined> {
  const saved = await saveHits(tx, found, part);
  const live = await run(
    tx,
    sql`update campaign_scan set seen = least(${seen}, total), hits = hits + ${saved}, heartbeat_at = now()
         where id = ${found.scanId} and state = 'running'`,
  );
  return live === 1 ? saved : undefined;
}

/** Names that were proposed before and are not any more are marked gone, unless a person has decided on them. */
async function finish({ db, now }: CampaignDeps, { scanId, campaign }: Scan, hits: number): Promise<void> {
  await db.transaction(async (tx) => {
    const at = now();
    const ended = await run(
      tx,
      sql`update campaign_scan set state = 'done', seen = total, finished_at = ${at}
           where id = ${scanId} and state = 'running'`,
    );
    if (ended === 0) return;
    await run(
      tx,
      sql`update campaign_candidate set standing = 'gone'
           where campaign_id = ${campaign.id} and standing = 'open' and scan_id <> ${scanId}`,
    );
    const { version } = await one(
      tx,
      z.object({ version: z.string() }),
      sql`select rule_set_version as version from campaign_scan where id = ${scanId}`,
    );
    await record(tx, {
      actor: SYSTEM,
      action: 'campaigns.scanned',
      subjectKind: 'campaign',
      subjectId: campaign.id,
      after: { scanId, hits, ruleSetVersion: version },
      at,
    });
  });
}

// What broke is for the log; the office is told only that it broke.
const fail = ({ db, now }: CampaignDeps, { scanId }: Scan): Promise<number> =>
  run(
    db,
    sql`update campaign_scan set state = 'failed', error = 'failed', finished_at = ${now()}
         where id = ${scanId} and state = 'running'`,
  );
