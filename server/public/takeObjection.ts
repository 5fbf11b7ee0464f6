import { z } from 'zod';
import type { CaseId } from '../naming/caseContract.ts';
import { chinaDay } from '../naming/deadline.ts';
import { ObjectionDraft } from '../naming/objections/contract.ts';
import { type Receipt, submitObjection } from '../naming/objections/submitObjection.ts';
import { newSecret } from '../naming/publicSecret.ts';
import { requireStorableText } from '../platform/http/requireStorableText.ts';
import { findNotice } from './findNotice.ts';
import { formField } from './formField.ts';
import { noticePage } from './noticePage.ts';
import type { Facts } from './publicPages.ts';
import { receiptPage } from './receiptPage.ts';
import type { StatusPage } from './scanPage.ts';
import type { View } from './view.ts';

const Fields = z.object({
  stance: formField,
  text: formField,
  name: formField,
  contact: formField,
  website: formField,
});

/**
 * Takes the form under a notice. A filled trap field gets a receipt that leads nowhere: a robot must not learn what
 * gave it away.
 * @throws Problem not-found, wrong-state when the time for comments is over
 */
export async function takeObjection(deps: Facts, view: View, id: CaseId, body: unknown): Promise<StatusPage> {
  const { website, ...given } = Fields.parse(body);
  const notice = await findNotice(deps.db, 'notice', id);
  const draft = ObjectionDraft.safeParse(given);
  if (!draft.success) {
    const fault = view.say(
      '请选择异议或支持，并用 4 至 2000 个字写明意见。',
      'Choose whether you object or support, and say why in 4 to 2000 characters.',
    );
    return { status: 400, body: noticePage(view, notice, { today: chinaDay(deps.now()), given: { ...given, fault } }) };
  }
  requireStorableText(draft.data);
  const receipt = website === '' ? await submitObjection(deps, id, draft.data) : nowhere(deps.now());
  return { status: 200, body: receiptPage(view, receipt, `/notices/notice/${id}`) };
}

const nowhere = (now: string): Receipt => ({ no: `640000-YJ-${chinaDay(now).slice(0, 4)}-0000`, secret: newSecret() });
