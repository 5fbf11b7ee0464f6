import { z } from 'zod';
import type { NamingDeps } from '../naming/namingDeps.ts';
import { PUBLIC } from '../naming/objections/storeObjection.ts';
import { keepUpload } from '../naming/uploads/keepUpload.ts';
import type { Upload } from '../platform/contract.ts';
import { Problem } from '../platform/problem.ts';
import { PROBLEM_KINDS } from '../platform/problemKinds.ts';
import { reportSign, SignReport } from '../signs/reportSign.ts';
import { reportPicture } from '../signs/reports/reportPicture.ts';
import { reportAgainPage, thanksPage } from './plainPages.ts';
import type { StatusPage } from './scanPage.ts';
import type { View } from './view.ts';

/** The fields of the form as a browser sends them; a field that is missing or repeated is taken for empty. */
const Field = z.string().max(4000).catch('');
export const ReportFields = z.object({ kind: Field, text: Field, contact: Field, website: Field });

export type ReportDeps = Pick<NamingDeps, 'db' | 'now' | 'files' | 'scan'>;

interface Sent {
  fields: z.infer<typeof ReportFields> & { signId: string };
  photos: readonly Upload[];
}

/**
 * Takes the report form of a scan page. A filled trap field gets the same thanks and is forgotten: a robot must not
 * learn what gave it away. What is refused is shown above the form, with every word kept.
 */
export async function takeReport(deps: ReportDeps, view: View, { fields, photos }: Sent): Promise<StatusPage> {
  const { signId, website, ...given } = fields;
  if (website !== '') return { status: 200, body: thanksPage(view, signId) };
  const report = SignReport.safeParse({ ...given, signId });
  const again = (status: number, fault: string): StatusPage => ({
    status,
    body: reportAgainPage(view, signId, { ...given, fault }),
  });
  if (!report.success) {
    const fault = view.say(
      '请选择问题类型，并用 2 至 1000 个字说明情况。',
      'Choose what is wrong and describe it in 2 to 1000 characters.',
    );
    return again(400, photos.length > 0 ? fault + choosePhotosAgain(view) : fault);
  }
  try {
    const { left } = await reportSign(deps.db, report.data, { at: deps.now(), pictures: await kept(deps, photos) });
    return { status: 200, body: thanksPage(view, signId, left) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { kind, message, facts } = error;
    const { status, titleZh } = PROBLEM_KINDS[kind];
    return again(status, view.say(facts.detailZh ?? titleZh, message) + choosePhotosAgain(view));
  }
}

// A browser hands files over once.
const choosePhotosAgain = ({ say }: View): string => say('照片须重新选择。', ' Choose the photos again.');

async function kept(deps: ReportDeps, photos: readonly Upload[]) {
  const pictures = [];
  for (const photo of photos) {
    const picture = await reportPicture(photo);
    pictures.push(await keepUpload(deps, PUBLIC, picture, picture.mediaType));
  }
  return pictures;
}
