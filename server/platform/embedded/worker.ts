import { parentPort, workerData } from 'node:worker_threads';
import { Backend } from './backend.ts';
import type { Batch } from './batchSplitter.ts';
import { Hub, type Session } from './hub.ts';
import { NativeGuard } from './nativeGuard.ts';
import { openPglite } from './openPglite.ts';
import { Stopwatch } from './stopwatch.ts';
import type { FromThread, ThreadStart, ToThread } from './threadMessage.ts';

if (!parentPort) throw new Error('worker.ts runs in a thread');
const port = parentPort;
const start = workerData as ThreadStart;
const sessions = new Map<number, Session>();

const guard = new NativeGuard(); // before the engine is loaded
const database = await openPglite(start.folder);
const backend = new Backend(database, guard);
const stopwatch = new Stopwatch(start.stopwatch);
const runner = { startup: () => backend.startup(), run: (batch: Batch) => stopwatch.time(() => backend.run(batch)) };
const hub = new Hub(runner, start.waitLimitMs);

function say(message: FromThread): void {
  port.postMessage(message);
}

function open(client: number): void {
  const deliver = (bytes: Buffer) => {
    const own = new Uint8Array(bytes);
    port.postMessage({ kind: 'bytes', client, bytes: own } satisfies FromThread, [own.buffer]);
  };
  sessions.set(client, hub.open(deliver));
}

function hear(client: number, bytes: Uint8Array): void {
  sessions.get(client)?.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

function end(client: number): void {
  sessions.get(client)?.end();
  sessions.delete(client);
}

async function close(): Promise<void> {
  for (const client of [...sessions.keys()]) end(client);
  await database.close();
  say({ kind: 'closed' });
  port.close();
}

port.on('message', (message: ToThread) => {
  if (message.kind === 'open') open(message.client);
  else if (message.kind === 'bytes') hear(message.client, message.bytes);
  else if (message.kind === 'end') end(message.client);
  else void close();
});
say({ kind: 'ready' });
