import { parseArgs } from 'node:util';
import type { Command } from '../platform/command.ts';
import { Problem } from '../platform/problem.ts';
import { type AuditAnchor, type AuditFault, verifyAudit } from './verifyAudit.ts';

const WORDS: Record<AuditFault['what'], string> = {
  changed: '内容被改动 changed',
  'missing-entry': '记录被删除 entry deleted',
  'missing-seal': '链上缺环 seal deleted',
  'broken-link': '前后不相接 link broken',
  'unsealed-entry': '记录未入链 entry without a seal',
  'wrong-head': '链尾不符 end of the chain does not match',
  'wrong-anchor': '与留存的锚点不符 does not match the anchor',
};

export const verifyAuditCommand: Command = {
  summary: '校验审计链 / Check the chain of the audit record',
  usage: `diming verify-audit [--anchor SEAL:HASH]

重新计算审计链。发现改动、删除、插入或调换时退出码为 2。
Computes the chain again. Exit code 2 when an entry was changed, deleted, inserted or moved.

  --anchor SEAL:HASH  以前输出的链尾，证明其前内容未被改写 / an end printed earlier, which must still lie on the chain`,
  run: async (args, { withRegister, out, progress }) => {
    const { values } = parseArgs({ args: [...args], options: { anchor: { type: 'string' } } });
    const anchor = values.anchor === undefined ? undefined : anchorOf(values.anchor);
    const verdict = await withRegister(({ db }) => verifyAudit(db, anchor));
    for (const { what, seal, entryId } of verdict.faults) {
      progress(`${WORDS[what]}: seal ${seal ?? '-'}, entry ${entryId ?? '-'}`);
    }
    out(JSON.stringify(verdict));
    return verdict.faults.length === 0 ? 0 : 2;
  },
};

function anchorOf(text: string): AuditAnchor {
  const [, seal, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (seal !== undefined && hash !== undefined) return { seal: Number(seal), hash };
  throw new Problem('invalid-input', 'An anchor is SEAL:HASH as printed in `head`', {
    detailZh: '锚点格式为“序号:哈希”，即以前输出的 head。',
  });
}
