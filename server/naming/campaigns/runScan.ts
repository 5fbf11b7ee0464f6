import { z } from 'zod';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { record, SYSTEM } from '../../audit/record.ts';
import type { ScannedName } from '../../detection/scanCounty.ts';
import { scanRegister } from '../../detection/scanRegister.ts';
import { inDivisions } from '../../gazetteer/inDivisions.ts';
import { type Db, many, maybeOne, one, run, sql } from '../../platform/db/sql.ts';
import type { JobContext } from '../../platform/jobs/jobs.ts';
import { chinaDay } from '../deadline.ts';
import type { CampaignId } from './campaignContract.ts';
import type { CampaignDeps } from './campaignDeps.ts';
import { type CampaignFacts, campaignFacts } from './campaignFacts.ts';
import { saveHits } from './saveHits.ts';

interface Scan {
  scanId: string;
  campaign: CampaignFacts;
  context: ScanContext;
}
type ScanDeps = Pick<CampaignDeps, 'db' | 'rules' | 'now'>;
type ScanContext = Pick<JobContext, 'id' | 'signal' | 'progress'>;
const County = z.object({ code: z.string(), names: z.number() });
const Begun = z.object({ id: z.uuid() });

/**
 * The scan itself: page by page, each page one transaction, so that readers see it grow. May be repeated: it begins anew, and
 * a name proposed twice is one candidate. Does nothing where the job is not the scan's any more.
 */
export async function runScan(
  deps: ScanDeps,
  { scanId, campaignId }: { scanId: string; campaignId: CampaignId },
  context: ScanContext,
): Promise<void> {
  const { version } = await deps.rules(deps.db);
  const begun = await maybeOne(
    deps.db,
    Begun,
    sql`update campaign_scan set seen = 0, hits = 0, rule_set_version = ${version}
         where id = ${scanId} and job_id = ${context.id} and state = 'running' returning id`,
  );
  if (!begun) return;
  const scan = { scanId, campaign: await campaignFacts(deps.db, campaignId), context };
  const hits = await scanPages(deps, scan);
  if (hits !== undefined) await finish(deps, scan, hits);
}

/** Answers the number of hits, or undefined when the scan was ended meanwhile. */
async function scanPages(
  { db, rules, now }: ScanDeps,
  { scanId, campaign, context }: Scan,
): Promise<number | undefined> {
  const today = chinaDay(now());
  const counties = await many(
    db,
    County,
    sql`select n.county_code as code, count(*)::int as names from place_name n
         where n.status in ('standard', 'census_only') and ${inDivisions(divisionPrefix(campaign.divisionCode))}
         group by 1 order by 1`,
  );
  const total = counties.reduce((sum, { names }) => sum + names, 0);
  let hits = 0;
  for await (const page of scanRegister(db, await rules(db), { division: campaign.divisionCode, today })) {
    const reached = page.at(-1)?.divisionCode.slice(0, 6) ?? '';
    const seen = counties.reduce((sum, { code, names }) => (code <= reached ? sum + names : sum), 0);
    for (const part of partsOf(page)) {
      context.signal.throwIfAborted();
      const saved = await db.transaction((tx) => savePart(tx, { scanId, campaign, now: now() }, { part, seen }));
      if (saved === undefined) return undefined;
      hits += saved;
    }
    await context.progress(seen, total);
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
    sql`update campaign_scan set seen = least(${seen}, total), hits = hits + ${saved}
         where id = ${found.scanId} and state = 'running'`,
  );
  return live === 1 ? saved : undefined;
}

/** Names that were proposed before and are not any more are marked gone, unless a person has decided on them. */
async function finish({ db, now }: ScanDeps, { scanId, campaign }: Scan, hits: number): Promise<void> {
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
