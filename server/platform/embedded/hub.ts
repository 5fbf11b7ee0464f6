import { type Batch, BatchSplitter } from './batchSplitter.ts';
import { FRAME, framesOf, IDLE, queryFrame, refusal, syncFrame } from './frames.ts';

/** What runs a batch to its end: the backend. */
interface Runner {
  startup(): Buffer;
  run(batch: Batch): Buffer;
}

type Deliver = (bytes: Buffer) => void;

interface Client {
  deliver: Deliver;
}

interface Waiting {
  client: Client;
  batch: Batch;
  timer?: NodeJS.Timeout;
}

/** One client's side of the hub. */
export interface Session {
  write(bytes: Buffer): void;
  end(): void;
}

const BUSY =
  '数据库正被另一个未结束的事务占用，请稍后重试。 The embedded database is held by another open transaction or cursor; inside a transaction use only its own connection.';

/**
 * Many sessions over one backend. Batches run one after the other; a session whose batch ends inside a transaction
 * (or without ReadyForQuery: an open cursor) keeps the backend until it is idle. Who waits longer than the limit for
 * it gets 55P03. A session that goes away inside a transaction is rolled back.
 */
export class Hub {
  private readonly backend: Runner;
  private readonly waitLimitMs: number;
  private readonly greeting: Buffer;
  private readonly clients = new Set<Client>();
  private queue: Waiting[] = [];
  private owner: Client | undefined;
  private running = false;

  constructor(backend: Runner, waitLimitMs: number) {
    this.backend = backend;
    this.waitLimitMs = waitLimitMs;
    // Kept for every later session: a greeting needs no turn at the backend.
    this.greeting = backend.startup();
  }

  open(deliver: Deliver): Session {
    const client: Client = { deliver };
    this.clients.add(client);
    const splitter = new BatchSplitter({
      startup: () => deliver(this.greeting),
      batch: (batch) => this.submit(client, batch),
      reply: deliver,
      end: () => this.leave(client),
    });
    return { write: (bytes) => splitter.write(bytes), end: () => this.leave(client) };
  }

  private submit(client: Client, batch: Batch): void {
    const waiting: Waiting = { client, batch };
    this.queue.push(waiting);
    this.pump();
    if (this.queue.includes(waiting)) waiting.timer = setTimeout(() => this.refuse(waiting), this.waitLimitMs);
  }

  private refuse(waiting: Waiting): void {
    this.queue = this.queue.filter((other) => other !== waiting);
    waiting.client.deliver(refusal('55P03', BUSY));
  }

  private pump(): void {
    if (this.running) return;
    this.running = true;
    try {
      for (let next = this.next(); next; next = this.next()) {
        clearTimeout(next.timer);
        this.serve(next.client, next.batch);
      }
    } finally {
      this.running = false;
    }
  }

  private next(): Waiting | undefined {
    const at = this.owner ? this.queue.findIndex(({ client }) => client === this.owner) : 0;
    return at < 0 ? undefined : this.queue.splice(at, 1)[0];
  }

  private serve(client: Client, batch: Batch): void {
    const { own, notifications, idle } = sorted(this.backend.run(batch));
    this.owner = idle ? undefined : client;
    for (const other of notifications.length > 0 ? this.clients : []) other.deliver(notifications);
    if (own.length > 0) client.deliver(own);
  }

  private leave(client: Client): void {
    if (!this.clients.delete(client)) return;
    for (const { timer } of this.queue.filter((waiting) => waiting.client === client)) clearTimeout(timer);
    this.queue = this.queue.filter((waiting) => waiting.client !== client);
    if (this.owner === client) this.rollBack();
    this.pump();
  }

  private rollBack(): void {
    // Sync first: after an error in the extended protocol the backend skips everything up to it.
    this.backend.run({ bytes: Buffer.concat([syncFrame(), queryFrame('rollback')]), ready: true });
    this.owner = undefined;
  }
}

interface Sorted {
  own: Buffer;
  notifications: Buffer;
  idle: boolean;
}

// Every session may be listening: the one backend cannot tell which of them said so.
function sorted(output: Buffer): Sorted {
  const own: Buffer[] = [];
  const notifications: Buffer[] = [];
  let idle = false;
  for (const message of framesOf(output)) {
    if (message[0] === FRAME.readyForQuery) idle = message[5] === IDLE;
    (message[0] === FRAME.notification ? notifications : own).push(message);
  }
  if (notifications.length === 0) return { own: output, notifications: Buffer.alloc(0), idle };
  return { own: Buffer.concat(own), notifications: Buffer.concat(notifications), idle };
}
