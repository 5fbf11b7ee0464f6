import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import type { Download } from '../../platform/contract.ts';
import { one, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { CaseId } from '../caseContract.ts';
import { caseFacts } from '../caseFacts.ts';
import { chinaDay } from '../deadline.ts';
import { dayInChinese } from '../documents/dayInChinese.ts';
import type { DocumentDeps } from '../documents/documentDeps.ts';
import { documentPdf } from '../documents/documentPdf.ts';
import { fillTemplate } from '../documents/fillTemplate.ts';
import { templateInForce } from '../documents/templateInForce.ts';
import { formFacts } from '../materials/formFacts.ts';
import { requireKeeper } from './requireKeeper.ts';
import { codeFits } from './trackingHash.ts';

const Stored = z.object({ hash: z.string().nullable(), submittedAt: z.string().nullable() });

/**
 * The receipt of an application with its number and the code, which whoever asks for it must know. It is printed from the
 * template of the day and kept nowhere.
 * @throws Problem not-allowed, not-found for a code that does not fit
 */
export async function trackingReceipt(
  deps: DocumentDeps,
  actor: Actor,
  { id, code }: { id: CaseId; code: string },
): Promise<Download> {
  const { db, faces, config } = deps;
  const createdAt = deps.now();
  const day = chinaDay(createdAt);
  const found = await caseFacts(db, id, day);
  requireKeeper(found, actor);
  const stored = await one(
    db,
    Stored,
    sql`select tracking_hash as hash, submitted_at as "submittedAt" from naming_case where id = ${id}`,
  );
  if (!(await codeFits(stored.hash, code)))
    throw new Problem('not-found', 'The code is not that of this case', { detailZh: '查询码不正确。' });
  const template = await templateInForce(db, { kind: 'tracking_receipt', day, division: found.divisionCode });
  const content = fillTemplate(template.content, {
    ...(await formFacts(db, actor, id, day)),
    ...{ trackingCode: code, trackUrl: `${config.publicUrl}/track`, today: dayInChinese(day) },
    submittedOn: stored.submittedAt === null ? '' : dayInChinese(chinaDay(stored.submittedAt)),
  });
  const printed = { content, number: null, verification: null, isForm: true, createdAt } as const;
  return { fileName: `申请回执 ${found.caseNo}.pdf`, body: await documentPdf(printed, faces), inline: true };
}
