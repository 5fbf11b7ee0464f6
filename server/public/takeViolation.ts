import { z } from 'zod';
import { chinaDay } from '../naming/deadline.ts';
import type { Receipt } from '../naming/objections/storeObjection.ts';
import { newSecret } from '../naming/publicSecret.ts';
import { ReportDraft } from '../naming/reports/contract.ts';
import { submitReport } from '../naming/reports/submitReport.ts';
import type { Upload } from '../platform/contract.ts';
import { Problem } from '../platform/problem.ts';
import { PROBLEM_KINDS } from '../platform/problemKinds.ts';
import { formField } from './formField.ts';
import type { Facts } from './publicPages.ts';
import { receiptPage } from './receiptPage.ts';
import type { StatusPage } from './scanPage.ts';
import type { View } from './view.ts';
import { violationChoices } from './violationChoices.ts';
import { type ViolationGiven, violationPage } from './violationPage.ts';

const Fields = z.object({
  ...{ kind: formField, division: formField, place: formField, text: formField },
  ...{ name: formField, contact: formField, website: formField },
});

/**
 * Takes the form of a report. A filled trap field gets a receipt that leads nowhere: a robot must not learn what gave
 * it away. What is refused is shown above the form, with every word kept.
 */
export async function takeViolation(
  deps: Facts,
  view: View,
  body: unknown,
  photo: Upload | undefined,
): Promise<StatusPage> {
  const { website, ...given } = Fields.parse(body);
  const draft = ReportDraft.safeParse(given);
  if (!draft.success) {
    const fault = view.say(
      '请选择行为类别和所在地区，写明地点，并用 4 至 2000 个字说明情况。',
      'Choose kind and county, say where, and describe it in 4 to 2000 characters.',
    );
    return again(deps, view, { ...given, fault }, 400);
  }
  if (website !== '')
    return received(view, { no: `640000-JB-${chinaDay(deps.now()).slice(0, 4)}-0000`, secret: newSecret() });
  try {
    return received(view, await submitReport(deps, draft.data, photo));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { kind, message, facts } = error;
    const { status, titleZh } = PROBLEM_KINDS[kind];
    return again(deps, view, { ...given, fault: view.say(facts.detailZh ?? titleZh, message) }, status);
  }
}

const received = (view: View, receipt: Receipt): StatusPage => ({
  status: 200,
  body: receiptPage(view, receipt, '/report'),
});

const again = async (deps: Facts, view: View, given: ViolationGiven, status: number): Promise<StatusPage> => ({
  status,
  body: violationPage(view, await violationChoices(deps), given),
});
