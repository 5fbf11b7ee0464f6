import { z } from 'zod';
import { chinaDay } from '../naming/deadline.ts';
import { ObjectionDraft } from '../naming/objections/contract.ts';
import type { Receipt } from '../naming/objections/storeObjection.ts';
import { newSecret } from '../naming/publicSecret.ts';
import { requireStorableText } from '../platform/http/requireStorableText.ts';
import { formField } from './formField.ts';
import type { ObjectionGiven } from './objectionForm.ts';
import { receiptPage } from './receiptPage.ts';
import type { StatusPage } from './scanPage.ts';
import type { View } from './view.ts';

const Fields = z.object({
  item: formField,
  stance: formField,
  text: formField,
  name: formField,
  contact: formField,
  website: formField,
});

interface Notice {
  /** Address of the notice, to go back to. */
  path: string;
  now: string;
  /** The notice again, with what was written and what is missing. */
  again: (given: ObjectionGiven) => Buffer;
  /** Stores it, `item` as the form gave it; undefined where `item` is no name of this notice. */
  submit: (draft: ObjectionDraft, item: string) => Promise<Receipt | undefined>;
}

/**
 * Takes the form under a notice. A filled trap field gets a receipt that leads nowhere: a robot must not learn what
 * gave it away.
 * @throws Problem wrong-state when the time for comments is over
 */
export async function takeVoice(view: View, body: unknown, notice: Notice): Promise<StatusPage> {
  const { website, item, ...given } = Fields.parse(body);
  const again = (fault: string): StatusPage => ({ status: 400, body: notice.again({ ...given, item, fault }) });
  const draft = ObjectionDraft.safeParse(given);
  if (!draft.success) {
    return again(
      view.say(
        '请选择异议或支持，并用 4 至 2000 个字写明意见。',
        'Choose whether you object or support, and say why in 4 to 2000 characters.',
      ),
    );
  }
  requireStorableText(draft.data);
  const receipt = website === '' ? await notice.submit(draft.data, item) : nowhere(notice.now);
  if (receipt === undefined) return again(view.say('请选择是对哪个地名的意见。', 'Choose the name it is about.'));
  return { status: 200, body: receiptPage(view, receipt, notice.path) };
}

const nowhere = (now: string): Receipt => ({ no: `640000-YJ-${chinaDay(now).slice(0, 4)}-0000`, secret: newSecret() });
