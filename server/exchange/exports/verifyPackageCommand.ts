import { parseArgs } from 'node:util';
import type { Command } from '../../platform/command.ts';
import { Problem } from '../../platform/problem.ts';
import { type PackageReport, verifyPackage } from './verifyPackage.ts';

type Fault = PackageReport['faults'][number]['fault'];
const FAULT: Record<Fault, string> = {
  missing: '缺少 missing',
  altered: '内容已改动 altered',
  'not-listed': '清单中没有 not listed',
  'not-readable': '无法读取 not readable',
};

export const verifyPackageCommand: Command = {
  summary: '核对数据包 / Verify a package of data',
  usage: `diming verify-package DIR|ZIP

核对导出的数据包：每个文件与 SHA256SUMS、manifest.json 是否一致，有无缺少或多出。
Compares every file of a package with SHA256SUMS and manifest.json: none altered, missing or added.

退出码 exit code: 0 一致 as packed, 2 不一致 not as packed`,
  run: async (args, context) => {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
    const [path] = positionals;
    if (!path || positionals.length > 1)
      throw new Problem('invalid-input', 'One DIR or ZIP is needed', { detailZh: '需要一个文件夹或 ZIP。' });
    const { genuine, files, faults, manifest } = await verifyPackage(path);
    for (const { name, fault } of faults) context.progress(`  ${name}: ${FAULT[fault]}`);
    if (manifest)
      context.out(`${manifest.collection} ${manifest.format}, ${manifest.rows}, ${manifest.day}, ${manifest.source}`);
    context.out(genuine ? `一致 as packed: ${files}` : `不一致 not as packed: ${faults.length}`);
    return genuine ? 0 : 2;
  },
};
