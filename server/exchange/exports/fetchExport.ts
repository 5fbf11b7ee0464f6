import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import type { Download } from '../../platform/contract.ts';
import { maybeOne, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { ExportRunId } from './exportContract.ts';
import type { ExportDeps } from './exportDeps.ts';
import { exportPath } from './exportFolder.ts';

const Kept = z.object({ fileName: z.string(), mediaType: z.string(), sha256: z.string() });

/** The file of an export; each time it is fetched goes on record. @throws Problem not-found before it is ready and after its days */
export async function fetchExport({ db, now, config }: ExportDeps, actor: Actor, id: ExportRunId): Promise<Download> {
  const at = now();
  const kept = await maybeOne(
    db,
    Kept,
    sql`select file_name as "fileName", media_type as "mediaType", sha256 from export_run
         where id = ${id} and state = 'ready' and kept_until > ${at}::timestamptz`,
  );
  const path = exportPath(config.dataDir, id);
  const size =
    kept &&
    (await stat(path)
      .then(({ size }) => size)
      .catch(() => undefined));
  if (!kept || size === undefined)
    throw new Problem('not-found', 'There is no file: not ready yet, or forgotten after seven days', {
      detailZh: '没有文件：尚未生成，或已过七天。请重新导出。',
    });
  await db.transaction(async (tx) => {
    await run(tx, sql`update export_run set downloads = downloads + 1 where id = ${id}`);
    const subject = { subjectKind: 'export', subjectId: id };
    await record(tx, { actor, action: 'exports.download', ...subject, after: { sha256: kept.sha256 }, at });
  });
  const { fileName, mediaType } = kept;
  return { body: { stream: createReadStream(path), bytes: size }, fileName, mediaType };
}
