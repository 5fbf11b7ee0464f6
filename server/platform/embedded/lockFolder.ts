import { createHash, randomUUID } from 'node:crypto';
import { realpathSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Another process has the folder open. */
export class FolderInUse extends Error {
  constructor(folder: string, holder: string) {
    super(
      `数据文件夹 ${folder} 正被另一个进程使用（${holder}），同一数据库不能打开两次，请先停止该进程。 ` +
        `The data folder ${folder} is in use by another process (${holder}); a database cannot be opened twice. Stop that process first.`,
    );
    this.name = 'FolderInUse';
  }
}

interface Holder {
  pid: number;
  token: string;
}

/**
 * Takes a folder for this process alone, by a local socket bound in it: the kernel lets go of it however the process
 * ends, and containers that share the folder see it too, which a file with a process number would not give.
 * @returns the function that gives the folder back
 * @throws FolderInUse
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const address = addressOf(realpathSync(folder));
  const token = randomUUID();
  const server = await bindOrTakeOver(address, token, folder);
  server.unref();
  // Two processes may have found the same dead socket; the one whose socket was replaced sees it here.
  await pause(100);
  const seen = await holderOf(address);
  // The loser keeps its nameless socket: closing it would remove the winner's by name.
  if (seen === undefined || (seen !== 'silent' && seen.token !== token)) throw new FolderInUse(folder, named(seen));
  return () => closed(server);
}

async function bindOrTakeOver(address: string, token: string, folder: string): Promise<Server> {
  const server = await bind(address, token);
  if (server) return server;
  const holder = await holderOf(address);
  if (holder) throw new FolderInUse(folder, named(holder));
  rmSync(address, { force: true });
  const second = await bind(address, token);
  if (!second) throw new FolderInUse(folder, named(await holderOf(address)));
  return second;
}

function bind(address: string, token: string): Promise<Server | undefined> {
  const card: Holder = { pid: process.pid, token };
  const server = createServer((caller) => caller.on('error', () => undefined).end(JSON.stringify(card)));
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(address, () => resolve(server));
  });
}

// A holder whose event loop is busy accepts in the kernel and says nothing: it still holds the folder.
const PATIENCE_MS = 1_000;

function holderOf(address: string): Promise<Holder | 'silent' | undefined> {
  return new Promise((resolve) => {
    let text = '';
    const caller = connect(address);
    caller.setTimeout(PATIENCE_MS, () => {
      resolve('silent');
      caller.destroy();
    });
    caller.on('data', (bytes) => {
      text += bytes.toString();
    });
    caller.on('error', () => resolve(undefined));
    caller.on('end', () => resolve(JSON.parse(text) as Holder));
  });
}

const named = (holder: Holder | 'silent' | undefined): string =>
  holder && holder !== 'silent' ? `PID ${holder.pid}` : '?';

const closed = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));

// The kernel's limit for the path of a local socket is 104 to 108 bytes.
const LONGEST_ADDRESS = 100;

function addressOf(folder: string): string {
  const key = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\diming-${key}`;
  const whole = join(folder, 'database.sock');
  const fromHere = relative(process.cwd(), whole);
  const shortest = fromHere.length < whole.length ? fromHere : whole;
  return Buffer.byteLength(shortest) <= LONGEST_ADDRESS ? shortest : join(tmpdir(), `diming-${key}.sock`);
}
