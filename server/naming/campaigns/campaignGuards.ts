import type { CampaignActName } from './campaignContract.ts';
import type { CampaignFacts } from './campaignFacts.ts';
import type { ItemActName } from './itemContract.ts';

/** Why an act that the stage allows may not be done yet. */
export interface Refusal {
  code: string;
  detail: string;
  detailZh: string;
}
type Guard = (found: CampaignFacts, today: string) => Refusal | undefined;

/** What an act on one name looks at: its campaign, and the objections to this name that nobody has answered. */
export interface ItemStanding {
  campaign: CampaignFacts;
  objectionsOpen: number;
}
type ItemGuard = (standing: ItemStanding, today: string) => Refusal | undefined;

const notScanning: Guard = ({ scanning }) =>
  scanning
    ? { code: 'scanning', detail: 'A scan is still running', detailZh: '地名库扫描尚未结束，请稍候。' }
    : undefined;

const somethingListed: Guard = ({ live }) =>
  live === 0
    ? {
        code: 'nothing-listed',
        detail: 'No name is on the list: a scan only proposes, a person lists',
        detailZh: '清单中还没有地名：扫描只提出候选，须由经办人逐一列入。',
      }
    : undefined;

const none =
  (
    count: 'listed' | 'surveyed' | 'reviewed' | 'unproposed' | 'uncorrected' | 'openTasks',
    code: string,
    of: [string, string],
  ): Guard =>
  (found) =>
    found[count] > 0
      ? { code, detail: `${found[count]} ${of[0]}`, detailZh: `还有 ${found[count]} ${of[1]}。` }
      : undefined;

/** The list may be decided only once everybody could object: the last day of the notice must be past. */
const noticeOver: Guard = ({ noticeEndsOn }, today) =>
  noticeEndsOn !== null && today <= noticeEndsOn
    ? {
        code: 'notice-runs',
        detail: `The public notice runs until ${noticeEndsOn}`,
        detailZh: `清单公示至 ${noticeEndsOn} 届满，届满后方可决定。`,
      }
    : undefined;

const CAMPAIGN_GUARDS: Record<CampaignActName, readonly Guard[]> = {
  beginSurvey: [notScanning, somethingListed],
  beginReview: [
    notScanning,
    somethingListed,
    none('listed', 'not-surveyed', ['listed name(s) are not surveyed yet', '个地名未完成摸底调查']),
  ],
  beginNotice: [
    somethingListed,
    none('surveyed', 'not-reviewed', ['listed name(s) have no expert opinion yet', '个地名没有专家意见']),
    none('unproposed', 'not-proposed', ['listed name(s) have no proposed handling yet', '个地名没有拟处理意见']),
  ],
  beginCorrection: [
    noticeOver,
    none('reviewed', 'not-decided', ['listed name(s) are not decided yet', '个地名未作出保留或整改决定']),
  ],
  beginConsolidation: [
    none('uncorrected', 'not-corrected', ['name(s) are neither corrected nor referred', '个地名未完成更名，也未移送']),
  ],
  close: [
    none('openTasks', 'follow-up-open', ['follow-up task(s) are open', '项后续更新（标志、地图、地址、出版物）未完成']),
  ],
  cancel: [notScanning],
};

const objectionsAnswered: ItemGuard = ({ objectionsOpen }) =>
  objectionsOpen > 0
    ? {
        code: 'objections-open',
        detail: `${objectionsOpen} objection(s) to this name are unanswered`,
        detailZh: `该地名还有 ${objectionsOpen} 条公示异议未答复，逐条答复后方可办理。`,
      }
    : undefined;

// Who objected is owed an answer, also where the name leaves the list for it.
const ITEM_GUARDS: Partial<Record<ItemActName, readonly ItemGuard[]>> = {
  strike: [objectionsAnswered],
  decide: [({ campaign }, today) => noticeOver(campaign, today), objectionsAnswered],
};

function firstRefusal<F>(
  guards: readonly ((found: F, today: string) => Refusal | undefined)[],
  found: F,
  today: string,
): Refusal | undefined {
  for (const guard of guards) {
    const refused = guard(found, today);
    if (refused) return refused;
  }
  return undefined;
}

/** The first reason why the campaign cannot go on to this stage; undefined when it can. */
export const stageRefusal = (act: CampaignActName, found: CampaignFacts, today: string): Refusal | undefined =>
  firstRefusal(CAMPAIGN_GUARDS[act], found, today);

/** The same for an act on one listed name. */
export const itemRefusal = (act: ItemActName, found: ItemStanding, today: string): Refusal | undefined =>
  firstRefusal(ITEM_GUARDS[act] ?? [], found, today);
