import { rm } from 'node:fs/promises';
import { z } from 'zod';
import { type Db, many, run, sql } from '../../platform/db/sql.ts';
import type { ExportDeps } from './exportDeps.ts';
import { clearWorkFolders, exportPath } from './exportFolder.ts';

/** Removes files that have had their seven days; what was exported, by whom and why stays on record. Answers how many. */
export async function forgetExports({ db, now, config }: Pick<ExportDeps, 'db' | 'now' | 'config'>): Promise<number> {
  const forgotten = await many(
    db,
    z.object({ id: z.string() }),
    sql`update export_run set state = 'forgotten', version = version + 1, updated_at = ${now()}::timestamptz
         where state = 'ready' and kept_until <= ${now()}::timestamptz
     returning id`,
  );
  await giveUpLost(db, now());
  for (const { id } of forgotten) await rm(exportPath(config.dataDir, id), { force: true });
  await clearWorkFolders(config.dataDir, Date.now());
  return forgotten.length;
}

// Its job was taken out of the queue by hand.
const giveUpLost = (db: Db, at: string): Promise<number> =>
  run(
    db,
    sql`update export_run set state = 'failed', version = version + 1, updated_at = ${at}::timestamptz,
               failure_zh = '任务已中止，请重新导出。', failure_en = 'Its job was stopped: export again.'
         where state in ('waiting', 'running') and updated_at < ${at}::timestamptz - interval '1 day'`,
  );
