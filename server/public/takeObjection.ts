import type { CaseId } from '../naming/caseContract.ts';
import { chinaDay } from '../naming/deadline.ts';
import { submitObjection } from '../naming/objections/submitObjection.ts';
import { findNotice } from './findNotice.ts';
import { noticePage } from './noticePage.ts';
import type { Facts } from './publicPages.ts';
import type { StatusPage } from './scanPage.ts';
import { takeVoice } from './takeVoice.ts';
import type { View } from './view.ts';

/** Takes the form under the notice of a case. @throws Problem not-found, wrong-state when the time for comments is over */
export async function takeObjection(deps: Facts, view: View, id: CaseId, body: unknown): Promise<StatusPage> {
  const notice = await findNotice(deps.db, 'notice', id);
  const now = deps.now();
  return takeVoice(view, body, {
    path: `/notices/notice/${id}`,
    now,
    again: (given) => noticePage(view, notice, { today: chinaDay(now), given }),
    submit: (draft) => submitObjection(deps, id, draft),
  });
}
