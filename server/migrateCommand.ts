import type { Command } from './platform/command.ts';
import { readConfig } from './platform/config.ts';
import { createLog } from './platform/log.ts';

export const migrateCommand: Command = {
  summary: '升级数据库结构 / Bring the schema of the database up to date',
  usage: `diming migrate

只向前，可重复运行；输出本次执行的文件名。 / Forward only, may be repeated; prints the files applied now.`,
  run: async (_args, { out, progress }) => {
    const { openRegister } = await import('./openRegister.ts');
    const { database, migrated } = await openRegister(readConfig(process.env), createLog('silent'));
    await database.close();
    for (const name of migrated) out(name);
    progress(migrated.length === 0 ? '已是最新 up to date' : `已执行 applied: ${migrated.length}`);
    return 0;
  },
};
