import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { maybeOne, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { ReportId } from './contract.ts';
import { lockReport } from './reportFacts.ts';
import type { ReportDeps } from './submitReport.ts';

const Reporter = z.object({ name: z.string(), contact: z.string() });

/**
 * Who reported (TR art. 33: kept secret): for the one officer who handles the report, and each reading is recorded.
 * Who took the report over reads it after the officer before, or the head of the office, handed it on.
 * @throws Problem not-allowed for anybody else, not-found where nobody signed
 */
export function readReporter({ db, now }: ReportDeps, actor: Actor, id: ReportId): Promise<z.infer<typeof Reporter>> {
  return db.transaction(async (tx) => {
    const found = await lockReport(tx, id);
    if (found.handlerId !== actor.id || found.reporterFor !== actor.id) {
      throw new Problem(
        'not-allowed',
        'Only the officer who handles the report, and to whom it was handed on if he took the report over',
        {
          detailZh:
            '举报人信息仅限承办人查看；接办的，由原承办人或者单位负责人移交后方可查看（地名管理条例第三十三条）。',
        },
      );
    }
    const reporter = await maybeOne(
      tx,
      Reporter,
      sql`select name, contact from violation_reporter where report_id = ${id}`,
    );
    if (!reporter)
      throw new Problem('not-found', 'Nobody signed this report', { detailZh: '举报人没有留下姓名和联系方式。' });
    await record(tx, {
      actor,
      action: 'reports.read-reporter',
      subjectKind: 'violation-report',
      subjectId: id,
      at: now(),
    });
    return reporter;
  });
}
