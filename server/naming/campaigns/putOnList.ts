import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { record } from '../../audit/record.ts';
import { type Db, many, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { NamingDeps } from '../namingDeps.ts';
import { LISTING_STAGES } from './campaignActs.ts';
import type { CampaignId } from './campaignContract.ts';
import { type CampaignFacts, lockCampaign } from './campaignFacts.ts';
import { insertCampaignStep } from './insertCampaignStep.ts';
import type { Listing, SettingAside } from './itemContract.ts';

interface Given<B> {
  id: CampaignId;
  body: B;
}

/**
 * Puts registered names on the list: a person does it and gives the reason; whether a scan proposed the name makes no
 * difference. Names already listed stay as they are; answers how many were added.
 * @throws Problem wrong-state, outside-jurisdiction, invalid-input where a name would have no class
 */
export function putOnList(
  deps: NamingDeps,
  actor: Actor,
  { id, body }: Given<z.output<typeof Listing>>,
): Promise<{ changed: number }> {
  return deps.db.transaction(async (tx) => {
    const now = deps.now();
    const found = await lockListing(tx, id);
    await requireNames(tx, actor, found, body.names);
    await requireClasses(tx, id, body);
    const added = await many(tx, Added, insertItems({ id, body, actor, now }));
    await run(tx, markCandidates({ id, names: body.names, standing: 'listed', reason: body.reason, actor, now }));
    for (const item of added) {
      const step = { campaignId: id, itemId: item.id, actor, now, act: 'list', from: null, to: 'listed' };
      await run(tx, insertCampaignStep({ ...step, reason: body.reason }));
    }
    const names = added.map(({ name }) => name);
    await audit(tx, { actor, action: 'campaigns.list', id, now, after: { names, reason: body.reason } });
    return { changed: added.length };
  });
}

/** Candidates that a person looked at and does not list. Listing them later is possible; a new scan does not ask again. */
export function setAside(
  deps: NamingDeps,
  actor: Actor,
  { id, body }: Given<z.output<typeof SettingAside>>,
): Promise<{ changed: number }> {
  return deps.db.transaction(async (tx) => {
    const now = deps.now();
    const found = await lockListing(tx, id);
    await requireNames(tx, actor, found, body.names);
    const changed = await run(
      tx,
      markCandidates({ id, names: body.names, standing: 'set_aside', reason: body.reason, actor, now }),
    );
    await audit(tx, {
      actor,
      action: 'campaigns.set-aside',
      id,
      now,
      after: { nameIds: body.names, reason: body.reason },
    });
    return { changed };
  });
}

async function lockListing(tx: Db, id: CampaignId): Promise<CampaignFacts> {
  const found = await lockCampaign(tx, id);
  if (LISTING_STAGES.includes(found.state)) return found;
  throw new Problem('wrong-state', `Names cannot be listed in state ${found.state}`, {
    detailZh: '只能在提出候选和摸底调查阶段列入或排除地名。',
    from: found.state,
    allowedFrom: LISTING_STAGES,
  });
}

/** Every name must be in force (or of the census), in the campaign's division and category, and in the actor's divisions. */
async function requireNames(tx: Db, actor: Actor, found: CampaignFacts, names: readonly string[]): Promise<void> {
  const known = await many(
    tx,
    z.object({ id: z.string() }),
    sql`select n.id from place_name n join place p on p.id = n.place_id
         where n.id = any(${names}::uuid[]) and n.status in ('standard', 'census_only')
           and starts_with(p.division_code, ${divisionPrefix(found.divisionCode)})
           and starts_with(p.division_code, ${divisionPrefix(actor.divisionCode)})
           and (${found.categories.length} = 0 or n.category = any(${found.categories}))`,
  );
  const missing = names.filter((name) => !known.some(({ id }) => id === name));
  if (missing.length === 0) return;
  throw new Problem(
    'outside-jurisdiction',
    `${missing.length} name(s) are not within this campaign and your divisions`,
    {
      detailZh: `有 ${missing.length} 个地名不在本行动或本单位辖区、类别范围内。`,
    },
  );
}

/** Without a class given, each name takes those of its findings; a name that has none needs a person's word for it. */
async function requireClasses(tx: Db, id: CampaignId, { names, classes }: z.output<typeof Listing>): Promise<void> {
  if (classes.length > 0) return;
  const classed = await many(
    tx,
    z.object({ id: z.string() }),
    sql`select name_id as id from campaign_candidate
         where campaign_id = ${id} and name_id = any(${names}::uuid[]) and cardinality(classes) > 0`,
  );
  if (classed.length === new Set(names).size) return;
  const message = 'Say the class: the scan did not give one for every name';
  const messageZh = '请选择类别：扫描没有为每个地名给出类别';
  throw new Problem('invalid-input', message, {
    detailZh: `${messageZh}。`,
    errors: [{ in: 'body', pointer: '/classes', code: 'no-class', detail: message, detailZh: messageZh }],
  });
}

const Added = z.object({ id: z.string(), name: z.string() });

interface NewItems extends Given<z.output<typeof Listing>> {
  actor: Actor;
  now: string;
}

const insertItems = ({ id, body, actor, now }: NewItems) => sql`
  insert into campaign_item (campaign_id, name_id, place_id, name, pinyin_key, category, division_code, county_code,
    findings, rule_set_version, classes, state, listed_by, listed_at, reason, updated_at)
  select ${id}::uuid, n.id, n.place_id, n.name, n.pinyin_key, n.category, p.division_code, n.county_code,
         coalesce(f.findings, '[]'), s.rule_set_version,
         case when ${body.classes.length} > 0 then ${body.classes}::text[] else f.classes end, 'listed', ${actor.id},
         ${now}, ${body.reason}, ${now}
    from place_name n
    join place p on p.id = n.place_id
    left join campaign_candidate f on f.campaign_id = ${id} and f.name_id = n.id
    left join campaign_scan s on s.id = f.scan_id
   where n.id = any(${body.names}::uuid[])
      on conflict (campaign_id, name_id) do nothing
  returning id, name`;

interface Mark {
  id: CampaignId;
  names: readonly string[];
  standing: 'listed' | 'set_aside';
  reason: string;
  actor: Actor;
  now: string;
}

// A listed name is struck from the list with a reason of its own, never set aside behind the list's back.
const markCandidates = ({ id, names, standing, reason, actor, now }: Mark) => sql`
  update campaign_candidate
     set standing = ${standing}, reason = ${reason}, decided_by = ${actor.displayName}, decided_at = ${now}
   where campaign_id = ${id} and name_id = any(${names}::uuid[]) and standing <> 'listed'`;

interface Entry {
  actor: Actor;
  action: string;
  id: CampaignId;
  now: string;
  after: unknown;
}

const audit = (tx: Db, { actor, action, id, now, after }: Entry): Promise<void> =>
  record(tx, { actor, action, subjectKind: 'campaign', subjectId: id, after, at: now });
