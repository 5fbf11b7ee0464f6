import type { CampaignActName, CampaignState } from './campaignContract.ts';
import type { ItemActName, ItemState } from './itemContract.ts';

interface StageRule {
  from: readonly CampaignState[];
  to: CampaignState;
}
interface ItemRule {
  /** Stages of the campaign in which it may be done. */
  during: readonly CampaignState[];
  from: readonly ItemState[];
  /** Where it may lead; several where the act itself decides. */
  to: readonly ItemState[];
}

/** The stages of naming-rules.md section 6.5: survey, expert review (MCA 2019-06-21), notice, correction, consolidation. */
export const CAMPAIGN_ACTS: Record<CampaignActName, StageRule> = {
  beginSurvey: { from: ['candidates'], to: 'survey' },
  beginReview: { from: ['survey'], to: 'expert_review' },
  beginNotice: { from: ['expert_review'], to: 'notice' },
  beginCorrection: { from: ['notice'], to: 'correction' },
  beginConsolidation: { from: ['correction'], to: 'consolidation' },
  close: { from: ['consolidation'], to: 'closed' },
  cancel: {
    from: ['draft', 'candidates', 'survey', 'expert_review', 'notice', 'correction', 'consolidation'],
    to: 'cancelled',
  },
};

/** When the register may be scanned and names may be listed: until the experts have the list before them. */
export const LISTING_STAGES: readonly CampaignState[] = ['candidates', 'survey'];
export const SCAN_STAGES: readonly CampaignState[] = ['draft', ...LISTING_STAGES];

/** What may happen to one listed name, and in which stage. */
export const ITEM_ACTS: Record<ItemActName, ItemRule> = {
  survey: { during: ['survey'], from: ['listed', 'surveyed'], to: ['surveyed'] },
  review: { during: ['expert_review'], from: ['surveyed', 'reviewed'], to: ['reviewed'] },
  propose: { during: ['expert_review'], from: ['reviewed'], to: ['reviewed'] },
  strike: {
    during: ['candidates', 'survey', 'expert_review', 'notice'],
    from: ['listed', 'surveyed', 'reviewed'],
    to: ['struck'],
  },
  decide: { during: ['notice'], from: ['reviewed'], to: ['kept', 'to_correct'] },
  correct: { during: ['correction'], from: ['to_correct'], to: ['correcting'] },
  refer: { during: ['correction'], from: ['to_correct'], to: ['referred'] },
  followUp: { during: ['correction', 'consolidation'], from: ['corrected'], to: ['corrected'] },
};
