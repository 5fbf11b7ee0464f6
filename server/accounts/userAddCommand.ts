import { parseArgs } from 'node:util';
import { SYSTEM } from '../audit/record.ts';
import type { Command } from '../platform/command.ts';
import { Problem } from '../platform/problem.ts';
import { addAccount } from './addAccount.ts';

export const userAddCommand: Command = {
  summary: '新增账号 / Add an account',
  usage: `diming user add USERNAME --name NAME --organisation CODE --role ROLE [--role ROLE …]

密码从标准输入读取一行（至少 12 个字符）。 / The password is one line on standard input, at least 12 characters.

  --name          显示名 / name shown to others
  --organisation  机构代码，例如 minzheng-640300 / code of an organisation of this register
  --role          岗位，可多个：applicant civil_affairs department_reviewer housing_handler approver
                  boundary_officer field_inspector admin auditor`,
  run: async (args, { withRegister, input, progress }) => {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
    const [username] = positionals;
    const { name, organisation, role = [] } = values;
    if (!username || !name || !organisation || role.length === 0) throw incomplete();
    const password = (await input()).split(/\r?\n/)[0] ?? '';
    const account = { username, displayName: name, organisation, roles: role, password };
    await withRegister(({ db, now }) => addAccount(db, account, { by: SYSTEM, at: now() }));
    progress(`已新增 added: ${username}`);
    return 0;
  },
};

const OPTIONS = {
  name: { type: 'string' },
  organisation: { type: 'string' },
  role: { type: 'string', multiple: true },
} as const;

const incomplete = () =>
  new Problem('invalid-input', 'USERNAME, --name, --organisation and at least one --role are needed', {
    detailZh: '需要用户名、--name、--organisation 和至少一个 --role。',
  });
