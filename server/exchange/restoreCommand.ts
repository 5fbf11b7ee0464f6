import { parseArgs } from 'node:util';
import type { Command } from '../platform/command.ts';
import { readConfig } from '../platform/config.ts';
import { folderNeeded, requireEmbedded } from './backupCommand.ts';
import { restoreBackup } from './restoreBackup.ts';

export const restoreCommand: Command = {
  summary: '恢复嵌入式地名库 / Restore an embedded register',
  usage: `diming restore DIR

核对备份后放入空的数据文件夹（DIMING_DATA），不覆盖已有数据。
Compares the backup with its manifest and puts it into an empty data folder (DIMING_DATA); never overwrites.
完成后可用 diming verify-audit 校验。 / Afterwards diming verify-audit can check it.`,
  run: async (args, { out, progress }) => {
    const [folder] = parseArgs({ args: [...args], allowPositionals: true, options: {} }).positionals;
    if (!folder) throw folderNeeded();
    const config = readConfig(process.env);
    requireEmbedded(config, (files) => [
      `pg_restore --no-owner --exit-on-error --dbname="$DATABASE_URL" ${folder}/register.dump`,
      `cp -a ${folder}/files ${files}`,
    ]);
    const { files, madeAt } = await restoreBackup(config.dataDir, folder);
    out(config.dataDir);
    progress(`已恢复 restored: ${files.length} files, ${madeAt} → ${config.dataDir}`);
    return 0;
  },
};
