import { z } from 'zod';
import type { Db } from '../platform/db/sql.ts';
import { reportSign, SignReport } from '../signs/reportSign.ts';
import { reportAgainPage, thanksPage } from './plainPages.ts';
import type { StatusPage } from './scanPage.ts';
import type { View } from './view.ts';

/** The fields of the form as a browser sends them; a field that is missing or repeated is taken for empty. */
const Field = z.string().max(4000).catch('');
export const ReportFields = z.object({ kind: Field, text: Field, contact: Field, website: Field });

/**
 * Takes the report form of a scan page. A filled trap field gets the same thanks and is forgotten: a robot must not
 * learn what gave it away.
 */
export async function takeReport(
  db: Db,
  view: View,
  fields: z.infer<typeof ReportFields> & { signId: string },
  at: string,
): Promise<StatusPage> {
  const { signId, website, ...given } = fields;
  if (website !== '') return { status: 200, body: thanksPage(view, signId) };
  const report = SignReport.safeParse({ ...given, signId });
  if (!report.success) {
    const fault = view.say(
      '请选择问题类型，并用 2 至 1000 个字说明情况。',
      'Choose what is wrong and describe it in 2 to 1000 characters.',
    );
    return { status: 400, body: reportAgainPage(view, signId, { ...given, fault }) };
  }
  await reportSign(db, report.data, at);
  return { status: 200, body: thanksPage(view, signId) };
}
