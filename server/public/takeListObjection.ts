import type { CampaignId } from '../naming/campaigns/campaignContract.ts';
import { submitItemObjection } from '../naming/campaigns/submitItemObjection.ts';
import { chinaDay } from '../naming/deadline.ts';
import { campaignNoticePage } from './campaignNoticePage.ts';
import { findCampaignNotice } from './findCampaignNotice.ts';
import type { Facts } from './publicPages.ts';
import type { StatusPage } from './scanPage.ts';
import { takeVoice } from './takeVoice.ts';
import type { View } from './view.ts';

/** Takes the form under a clean-up list. @throws Problem not-found, wrong-state when the time for comments is over */
export async function takeListObjection(deps: Facts, view: View, id: CampaignId, body: unknown): Promise<StatusPage> {
  const notice = await findCampaignNotice(deps.db, id);
  const now = deps.now();
  return takeVoice(view, body, {
    path: `/notices/campaign/${id}`,
    now,
    again: (given) => campaignNoticePage(view, notice, { today: chinaDay(now), given }),
    submit: async (draft, item) => {
      const listed = notice.items.find((each) => each.id === item);
      return listed && submitItemObjection(deps, { campaign: id, item: listed.id }, draft);
    },
  });
}
