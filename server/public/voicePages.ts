import { chinaDay } from '../naming/deadline.ts';
import { followObjection } from '../naming/objections/followObjection.ts';
import { followReport } from '../naming/reports/followReport.ts';
import { campaignNoticePage } from './campaignNoticePage.ts';
import { findCampaignNotice } from './findCampaignNotice.ts';
import { type Followed, followPage } from './followPage.ts';
import { PageInput, pathOf } from './pageInput.ts';
import type { Facts, MakePage } from './publicPages.ts';
import { takeListObjection } from './takeListObjection.ts';
import { takeObjection } from './takeObjection.ts';
import { type CheckFacts, takeSelfCheck } from './takeSelfCheck.ts';
import { takeViolation } from './takeViolation.ts';
import { violationChoices } from './violationChoices.ts';
import { violationPage } from './violationPage.ts';

export type VoicePages = Record<
  'objected' | 'listNotice' | 'listObjected' | 'violation' | 'violationSent' | 'follow' | 'followed' | 'selfCheck',
  MakePage
>;

/** The pages on which people write to the office and read its answer, or ask what it would say of a name. @throws Problem not-found */
export function voicePages(deps: CheckFacts): VoicePages {
  return {
    objected: ({ view, params, body }) => takeObjection(deps, view, pathOf(PageInput.noticeCase, params).id, body),
    listNotice: async ({ view, params, query }) => {
      const notice = await findCampaignNotice(deps.db, pathOf(PageInput.noticeCampaign, params).id);
      const given = PageInput.noticeItem.parse(query);
      return { status: 200, body: campaignNoticePage(view, notice, { today: chinaDay(deps.now()), given }) };
    },
    listObjected: ({ view, params, body }) =>
      takeListObjection(deps, view, pathOf(PageInput.noticeCampaign, params).id, body),
    violation: async ({ view }) => ({ status: 200, body: violationPage(view, await violationChoices(deps), {}) }),
    violationSent: ({ view, body, file }) => takeViolation(deps, view, body, file),
    selfCheck: ({ view, query }) => takeSelfCheck(deps, view, query),
    follow: async ({ view }) => ({ status: 200, body: followPage(view, { no: '' }) }),
    followed: async ({ view, body }) => {
      const { no, code } = PageInput.follow.parse(body);
      const followed = await follow(deps, { no, secret: code });
      if (followed) return { status: 200, body: followPage(view, { no, followed }) };
      const fault = view.say('编号或查询码不正确，请核对后重试。', 'There is nothing with this number and code.');
      return { status: 404, body: followPage(view, { no, fault }) };
    },
  };
}

async function follow({ db }: Facts, asked: { no: string; secret: string }): Promise<Followed | undefined> {
  const objection = await followObjection(db, asked);
  if (objection) return { kind: 'objection', found: objection };
  const report = await followReport(db, asked);
  return report && { kind: 'report', found: report };
}
