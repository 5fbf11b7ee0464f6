import type { z } from 'zod';
import { insertNames } from '../../gazetteer/insertNames.ts';
import { NameId } from '../../naming/campaigns/campaignContract.ts';
import { putOnList } from '../../naming/campaigns/putOnList.ts';
import { requireVisibleCampaign } from '../../naming/campaigns/visibleCampaigns.ts';
import { Problem } from '../../platform/problem.ts';
import type { ActOnRecord, Effect } from './censusAct.ts';
import type { CensusActBodies } from './censusContract.ts';
import { nameOf, placeFor, requireCounty } from './censusPlace.ts';

/**
 * Hands the name to the clean-up of non-standard names: the register gets the place with a name that only the census knows
 * (never public), which scans of campaigns look at; with a campaign given a person puts it on that list at once.
 * @throws Problem not-allowed without campaigns.manage, and what `putOnList` refuses
 */
export async function makeCandidate(
  context: ActOnRecord,
  { category, campaign, classes, reason }: z.output<typeof CensusActBodies.candidate>,
): Promise<Effect> {
  const { tx, deps, actor, found } = context;
  requireCounty(context);
  const place = await placeFor(context, { category, secrecy: found.secrecy, isCensusOnly: true });
  const { tables } = await deps.rules(tx);
  const status = { kind: 'standard', status: 'census_only', legalStatus: 'census_only', validFrom: null } as const;
  const [nameId] = found.nameId
    ? [found.nameId]
    : await insertNames(tx, tables, [{ ...nameOf(context, place.id, category), ...status }]);
  if (campaign !== undefined) {
    requireManager(context);
    await requireVisibleCampaign(tx, actor, { params: { id: campaign } });
    const names = [NameId.parse(nameId)];
    // In the act's own transaction: both stand or neither.
    await putOnList({ ...deps, db: tx }, actor, { id: campaign, body: { names, classes, reason } });
  }
  return {
    ...{ to: 'candidate', reason, placeId: place.id, nameId: nameId ?? null },
    made: {
      placeId: place.id,
      placeVersion: place.version,
      placeMade: place.isNew,
      placeWas: place.was,
      nameId,
      aliasIds: [],
      campaign: campaign ?? null,
    },
  };
}

function requireManager({ actor }: ActOnRecord): void {
  if (actor.permissions.has('campaigns.manage')) return;
  throw new Problem('not-allowed', 'Needs the permission campaigns.manage', {
    detailZh: '当前账号没有把地名列入清理整治清单的权限。',
    permission: 'campaigns.manage',
  });
}
