import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const ROOT = new URL('../..', import.meta.url).pathname;
const LISTENING = /listening \S*:(\d+)$/;

/** The real service in a process of its own. */
export interface Service {
  /** `http://127.0.0.1:PORT` */
  url: string;
  /** Ends it without any chance to clean up, and waits for that. */
  kill(): Promise<void>;
}

interface Place {
  dataDir: string;
  databaseUrl?: string | undefined;
  /** `server/main.ts` as Node is to run it. */
  program: string[];
  /** Where it listens; a free one where left out. */
  port?: number;
}

/**
 * Starts the service as an operator would, without building the client. Resolves once it answers.
 * @throws Error with what it said when it ends before
 */
export async function startService(place: Place): Promise<Service> {
  const child = spawn(process.execPath, place.program, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      PORT: String(place.port ?? 0),
      DIMING_HOST: '127.0.0.1',
      DIMING_DATA: place.dataDir,
      DATABASE_URL: place.databaseUrl,
      DIMING_RATE_PER_MINUTE: '0',
      LOG_LEVEL: 'error',
    },
  });
  const ended = once(child, 'exit');
  const url = `http://127.0.0.1:${await portOf(child, ended)}`;
  return {
    url,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function portOf(child: ChildProcess, ended: Promise<unknown>): Promise<string> {
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        if (said.length < 100) said.push(line);
        const port = LISTENING.exec(line)?.[1];
        if (port !== undefined) resolve(port);
      });
    }
    void ended.then(() => reject(new Error(`The service ended before it listened:\n${said.join('\n')}`)));
  });
}
