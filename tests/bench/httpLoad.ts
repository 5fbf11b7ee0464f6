import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';

const execute = promisify(execFile);

/** How hard an address is asked: connections at once, and for how long. */
export interface LoadShape {
  connections: number;
  seconds: number;
}
interface Load {
  /** Answers a second. */
  rate: number;
  total: number;
}
export type Generator = (target: string, sent: Readonly<Record<string, string>>) => Promise<Load>;

/**
 * What asks: `wrk` where it is installed, else autocannon. Reading a dozen headers costs autocannon as much as writing them
 * costs the server, so that with it two servers of different speed look further apart than they are.
 */
export async function httpLoad(shape: LoadShape): Promise<{ name: string; load: Generator }> {
  const hasWrk = await execute('wrk', ['-v']).then(
    () => true,
    (error: unknown) => error instanceof Error && 'code' in error && error.code !== 'ENOENT',
  );
  return hasWrk ? { name: 'wrk', load: withWrk(shape) } : { name: 'autocannon', load: withAutocannon(shape) };
}

const headersOf = (sent: Readonly<Record<string, string>>, between: string): string[] =>
  Object.entries(sent).flatMap(([name, value]) => ['-H', `${name}${between}${value}`]);

// In a process of its own, as autocannon is, so that making requests does not count as answering them.
function withWrk({ connections, seconds }: LoadShape): Generator {
  return async (target, sent) => {
    const args = ['-t1', `-c${connections}`, `-d${seconds}s`, ...headersOf(sent, ': '), target];
    const { stdout } = await execute('wrk', args);
    // `wrk` counts a 304 as good.
    if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`${target}: ${stdout}`);
    const [, total] = /(\d+) requests in/.exec(stdout) ?? [];
    const [, rate] = /Requests\/sec:\s+([\d.]+)/.exec(stdout) ?? [];
    return z.object({ rate: z.coerce.number().positive(), total: z.coerce.number().positive() }).parse({ rate, total });
  };
}

const Report = z.object({
  requests: z.object({ average: z.number(), total: z.number() }),
  errors: z.number(),
  '5xx': z.number(),
});

function withAutocannon({ connections, seconds }: LoadShape): Generator {
  const cannon = fileURLToPath(import.meta.resolve('autocannon'));
  return async (target, sent) => {
    const args = [cannon, '-j', '-n', '-c', `${connections}`, '-d', `${seconds}`, ...headersOf(sent, '='), target];
    const { stdout } = await execute(process.execPath, args, { maxBuffer: 1e7 });
    const report = Report.parse(JSON.parse(stdout));
    if (report.errors + report['5xx'] > 0)
      throw new Error(`${target}: ${report.errors} errors, ${report['5xx']} failed`);
    return { rate: report.requests.average, total: report.requests.total };
  };
}
