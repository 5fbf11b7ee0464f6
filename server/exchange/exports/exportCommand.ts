import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { findActor } from '../../accounts/findActor.ts';
import { chinaDay } from '../../naming/deadline.ts';
import type { Command, CommandContext } from '../../platform/command.ts';
import { maybeOne, sql } from '../../platform/db/sql.ts';
import type { Deps } from '../../platform/deps.ts';
import { Problem } from '../../platform/problem.ts';
import { COLLECTIONS } from './collections.ts';
import { CollectionKey, ExportFormat, ExportRequest } from './exportContract.ts';
import { noteCommandExport } from './noteCommandExport.ts';
import { prepareExport, requirePurpose, requireRows } from './prepareExport.ts';
import { totalOf } from './secrecyOf.ts';
import { writeExport } from './writeExport.ts';

export const exportCommand: Command = {
  summary: '导出数据 / Export data',
  usage: `diming export --collection ${CollectionKey.options.join('|')}
       --format ${ExportFormat.options.join('|')} --output FILE
       [--filter KEY=VALUE]… [--bbox W,S,E,N] [--columns KEY,KEY…] [--encoding UTF-8|UTF-8-BOM|GB18030|GBK] [--crs N]
       [--archive] [--as USER --purpose TEXT]

不带 --as 只导出公开数据；带 --as 导出该用户列表中所见，含非公开数据时须说明用途。每次导出都有记录。
Without --as only what is public; with it what the lists of that user show, and a purpose where not all of it is public.
Every export goes on record.

  --filter   与列表相同的筛选 / the filter of the list, e.g. division=640302
  --crs      EPSG 代码 / EPSG code: 4490, 4326, 3857, 4513–4554
  --archive  ZIP，含清单和校验和 / as a ZIP with manifest and checksums

退出码 exit code: 0 完成 done, 2 拒绝 refused, 1 失败 failed`,
  run: async (args, context) => {
    const options = optionsOf(args);
    await context.withRegister((deps) => exported(deps, options, context));
    return 0;
  },
};

const OPTIONS = {
  collection: { type: 'string' },
  format: { type: 'string' },
  output: { type: 'string' },
  filter: { type: 'string', multiple: true },
  bbox: { type: 'string' },
  columns: { type: 'string' },
  encoding: { type: 'string' },
  crs: { type: 'string' },
  archive: { type: 'boolean', default: false },
  as: { type: 'string' },
  purpose: { type: 'string' },
} as const;

interface Options {
  request: ExportRequest;
  output: string;
  as: string | undefined;
}

function optionsOf(args: readonly string[]): Options {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const { collection, format, output, filter = [], bbox, columns, encoding, crs, archive, purpose } = values;
  if (!collection || !format || !output)
    throw refused('--collection, --format and --output are needed', '需要 --collection、--format 和 --output。');
  const request = ExportRequest.safeParse({
    ...{ collection, format, archive, filter: Object.fromEntries(filter.map(pairOf)) },
    ...(bbox ? { selection: { bbox: bbox.split(',').map(Number) } } : {}),
    ...(columns ? { columns: columns.split(',') } : {}),
    ...(crs ? { crs: Number(crs) } : {}),
    ...(encoding ? { encoding } : {}),
    ...(purpose ? { purpose } : {}),
  });
  if (!request.success) throw refused(z.prettifyError(request.error), '选项不符合要求：');
  return { request: request.data, output, as: values.as };
}

function pairOf(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw refused(`--filter ${text}: KEY=VALUE`, `--filter ${text}：应为 KEY=VALUE。`);
  return [text.slice(0, at), text.slice(at + 1)];
}

async function exported({ db, now }: Deps, { request, output, as }: Options, context: CommandContext): Promise<void> {
  const actor = as === undefined ? EVERYBODY : await actorNamed(db, as);
  const asking = { actor, today: chinaDay(now()), now: now(), publicOnly: as === undefined };
  const prepared = await prepareExport(db, request, asking);
  requireRows(prepared);
  requirePurpose(prepared);
  const total = totalOf(prepared.counts);
  const folder = await mkdtemp(join(tmpdir(), 'diming-export-'));
  try {
    const progress = async (done: number) => context.progress(`${done}/${total}`);
    const written = await writeExport(db, prepared, { folder, progress });
    await copyFile(written.path, output);
    await noteCommandExport(db, { prepared, written, accountId: as === undefined ? null : actor.id });
    for (const { zh, en, count } of written.limits)
      context.progress(`  ${zh} / ${en}${count === null ? '' : ` (${count})`}`);
    context.out(`${written.sha256}  ${output}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const NOBODY = '00000000-0000-0000-0000-000000000000';
/** Whoever sits at the machine without saying who: the whole country, and of it what is public. */
const EVERYBODY: Actor = {
  ...{ id: NOBODY, username: 'system', displayName: '命令行', organisationId: NOBODY, organisationName: '命令行' },
  ...{ organKind: 'system', divisionCode: '000000', kind: 'token' },
  permissions: new Set(Object.values(COLLECTIONS).map(({ permission }) => permission)),
};

async function actorNamed(db: Deps['db'], username: string): Promise<Actor> {
  const account = await maybeOne(
    db,
    z.object({ id: z.string() }),
    sql`select id from account where username = ${username}`,
  );
  const actor = account && (await findActor(db, account.id));
  if (!actor) throw refused(`There is no user ${username}`, `没有用户 ${username}。`);
  if (!actor.permissions.has('exports.make')) throw refused(`${username} may not export`, `${username} 没有导出权限。`);
  return actor;
}

const refused = (detail: string, detailZh: string): Problem => new Problem('invalid-input', detail, { detailZh });
