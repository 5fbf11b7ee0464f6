import { SYSTEM } from '../audit/record.ts';
import type { Command } from '../platform/command.ts';
import { Problem } from '../platform/problem.ts';
import { issueToken, revokeTokens } from './issueToken.ts';

export const tokenAddCommand: Command = {
  summary: '为脚本发放令牌 / Make a bearer token for scripts',
  usage: `diming token add USERNAME

在标准输出上只打印令牌，仅此一次；用法 Authorization: Bearer 令牌。
Prints the token and nothing else, once; use it as Authorization: Bearer TOKEN.`,
  run: async (args, { withRegister, out }) => {
    const username = onlyArgument(args);
    out(await withRegister(({ db, now }) => issueToken(db, username, { by: SYSTEM, at: now() })));
    return 0;
  },
};

export const tokenRevokeCommand: Command = {
  summary: '吊销账号的全部令牌 / End every token of an account',
  usage: 'diming token revoke USERNAME',
  run: async (args, { withRegister, progress }) => {
    const username = onlyArgument(args);
    const count = await withRegister(({ db, now }) => revokeTokens(db, username, { by: SYSTEM, at: now() }));
    progress(`已吊销 revoked: ${count}`);
    return 0;
  },
};

function onlyArgument(args: readonly string[]): string {
  const [username, ...more] = args;
  if (username && more.length === 0 && !username.startsWith('-')) return username;
  throw new Problem('invalid-input', 'Give one user name', { detailZh: '请给出一个用户名。' });
}
