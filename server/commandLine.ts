import { text } from 'node:stream/consumers';
import type { Command, CommandContext } from './platform/command.ts';
import { ConfigError, readConfig } from './platform/config.ts';
import { problemFrom } from './platform/http/problemFrom.ts';
import { createLog } from './platform/log.ts';

const DONE = 0;
const FAILED = 1;
const REFUSED = 2;

/** Every command; a program is loaded only when it is asked for. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./serveCommand.ts')).serveCommand,
  migrate: async () => (await import('./migrateCommand.ts')).migrateCommand,
  'user add': async () => (await import('./accounts/userAddCommand.ts')).userAddCommand,
  'token add': async () => (await import('./accounts/tokenCommands.ts')).tokenAddCommand,
  'token revoke': async () => (await import('./accounts/tokenCommands.ts')).tokenRevokeCommand,
  'check-names': async () => (await import('./checkNamesWithRegister.ts')).checkNamesWithRegister,
  import: async () => (await import('./exchange/importCommand.ts')).importCommand,
  export: async () => (await import('./exchange/exports/exportCommand.ts')).exportCommand,
  'verify-package': async () => (await import('./exchange/exports/verifyPackageCommand.ts')).verifyPackageCommand,
  'topology-check': async () => (await import('./exchange/topology/topologyCheckCommand.ts')).topologyCheckCommand,
  backup: async () => (await import('./exchange/backupCommand.ts')).backupCommand,
  restore: async () => (await import('./exchange/restoreCommand.ts')).restoreCommand,
  'verify-code': async () => (await import('./signs/keys/verifyCodeCommand.ts')).verifyCodeCommand,
  'sign-key list': async () => (await import('./signs/keys/signKeyCommands.ts')).signKeyListCommand,
  'sign-key rotate': async () => (await import('./signs/keys/signKeyCommands.ts')).signKeyRotateCommand,
  'sign-key revoke': async () => (await import('./signs/keys/signKeyCommands.ts')).signKeyRevokeCommand,
  'verify-card': async () => (await import('./public/open/cards/cardCommands.ts')).verifyCardCommand,
  'card-key rotate': async () => (await import('./public/open/cards/cardCommands.ts')).cardKeyRotateCommand,
  'sign-artwork': async () => (await import('./signs/signArtworkCommand.ts')).signArtworkCommand,
  'verify-audit': async () => (await import('./audit/verifyAuditCommand.ts')).verifyAuditCommand,
};

async function main(argv: readonly string[]): Promise<number> {
  const [name, args] = split(argv);
  const load = COMMANDS[name];
  if (!load) return unknown(name);
  const command = await load();
  if (args.includes('--help') || args.includes('-h')) {
    context.out(command.usage);
    return DONE;
  }
  try {
    return await command.run(args, context);
  } catch (error) {
    return explain(error);
  }
}

/** `token add minzheng` → the command `token add` and the rest. */
function split([first = '--help', second, ...rest]: readonly string[]): [string, readonly string[]] {
  const two = `${first} ${second}`;
  if (COMMANDS[two]) return [two, rest];
  return [first, second === undefined ? [] : [second, ...rest]];
}

async function unknown(name: string): Promise<number> {
  const isHelp = ['--help', '-h', 'help'].includes(name);
  const lines = ['diming COMMAND [--help]', ''];
  for (const [each, load] of Object.entries(COMMANDS)) lines.push(`  ${each.padEnd(17)}${(await load()).summary}`);
  if (isHelp) context.out(lines.join('\n'));
  else context.progress(`没有这个命令 no such command: ${name}\n\n${lines.join('\n')}`);
  return isHelp ? DONE : REFUSED;
}

const context: CommandContext = {
  out: (line) => process.stdout.write(`${line}\n`),
  progress: (line) => process.stderr.write(`${line}\n`),
  input: () => text(process.stdin),
  withRegister: async (work) => {
    const config = readConfig(process.env);
    // Loaded only now: help and mistakes answer in a third of the time.
    const { openRegister } = await import('./openRegister.ts');
    const { deps, database } = await openRegister(config, createLog('silent'));
    try {
      return await work(deps);
    } finally {
      await database.close();
    }
  },
};

/** Refusals say why, in both languages; anything else is a failure with its message. */
function explain(error: unknown): number {
  const problem = problemFrom(error);
  if (problem) {
    context.progress([problem.facts.detailZh, problem.message].filter(Boolean).join('\n'));
    for (const { pointer, detailZh, detail } of problem.facts.errors ?? [])
      context.progress(`  ${pointer} ${detailZh} ${detail}`);
    return REFUSED;
  }
  const message = error instanceof Error ? error.message : String(error);
  context.progress(message);
  return isRefusal(error) ? REFUSED : FAILED;
}

// The service has the embedded database open, a setting does not fit, or an option is not one.
function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return error instanceof ConfigError || error.name === 'FolderInUse' || code.startsWith('ERR_PARSE_ARGS');
}

process.exitCode = await main(process.argv.slice(2));
