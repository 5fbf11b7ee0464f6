import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Command } from '../platform/command.ts';
import { type Config, readConfig } from '../platform/config.ts';
import { Problem } from '../platform/problem.ts';
import { backUp } from './backUp.ts';

export const backupCommand: Command = {
  summary: '备份嵌入式地名库 / Back up an embedded register',
  usage: `diming backup DIR

把数据文件夹（数据库、附件、密钥）复制到新文件夹 DIR，逐字节核对。服务必须先停止。
Copies the data folder (database, files, secrets) to the new folder DIR and compares every byte. Stop the service first.
备份含个人信息和密钥，请妥善保管。 / It holds personal data and secrets: keep it safe.

使用 PostgreSQL 时请用 pg_dump；本命令会给出命令行。 / On PostgreSQL use pg_dump: this command says how.`,
  run: async (args, { out, progress }) => {
    const [folder] = parseArgs({ args: [...args], allowPositionals: true, options: {} }).positionals;
    if (!folder) throw folderNeeded();
    const config = readConfig(process.env);
    requireEmbedded(config, (files) => [
      `mkdir -p -m 700 ${folder}`,
      `pg_dump --format=custom --no-owner --file=${folder}/register.dump "$DATABASE_URL"`,
      `cp -a ${files} ${folder}/files`,
    ]);
    const { files } = await backUp(config.dataDir, folder, new Date().toISOString());
    out(join(folder, 'manifest.json'));
    progress(`已备份 backed up: ${files.length} files → ${folder}`);
    return 0;
  },
};

export const folderNeeded = (): Problem =>
  new Problem('invalid-input', 'Name the folder of the backup', { detailZh: '请指定备份文件夹。' });

/** A server has better tools of its own; says which, the files beside the database included. */
export function requireEmbedded({ databaseUrl, dataDir }: Config, tools: (files: string) => readonly string[]): void {
  if (databaseUrl === undefined) return;
  const lines = tools(join(dataDir, 'files'))
    .map((line) => `\n  ${line}`)
    .join('');
  throw new Problem('invalid-input', `DATABASE_URL is set: use the tools of PostgreSQL${lines}`, {
    detailZh: '已设置 DATABASE_URL：请使用 PostgreSQL 自带的工具，命令如下。',
  });
}
