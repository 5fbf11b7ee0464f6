import { type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { Webhook as Signer } from 'standardwebhooks';
import { ForbiddenTarget, isNamedHost, publicLookup, readTarget } from './publicTarget.ts';

/** How one try ended: the receiver's answer, or why there was none. */
export interface Sent {
  status: number | null;
  /** Beginning of the answer. */
  answer: string | null;
  problem: string | null;
  milliseconds: number;
}

interface Event {
  id: string;
  /** JSON, exactly as it is signed. */
  body: string;
}

interface Target {
  url: string;
  /** Valid ones, the newest first. */
  secrets: readonly string[];
  /** Hosts that need not be public. */
  hosts: readonly string[];
  signal: AbortSignal;
}

const LONGEST_MS = 15_000;
const MOST_BYTES = 64 * 1024;
const EXCERPT = 500;

/**
 * Posts an event by the Standard Webhooks: `webhook-id`, `webhook-timestamp`, `webhook-signature` with one signature for each
 * valid secret. Redirects are not followed. Never throws for what the receiver or the network does.
 */
export async function sendEvent(event: Event, target: Target): Promise<Sent> {
  const begun = performance.now();
  const milliseconds = () => Math.round(performance.now() - begun);
  try {
    const signal = AbortSignal.any([target.signal, AbortSignal.timeout(LONGEST_MS)]);
    const response = await post(event, { ...target, signal });
    const answer = await beginningOf(response);
    return { status: response.statusCode ?? null, answer, problem: null, milliseconds: milliseconds() };
  } catch (error) {
    return { status: null, answer: null, problem: problemOf(error), milliseconds: milliseconds() };
  }
}

function post({ id, body }: Event, { url: text, secrets, hosts, signal }: Target): Promise<IncomingMessage> {
  const url = readTarget(text, hosts);
  const at = new Date();
  const signature = secrets.map((secret) => new Signer(secret).sign(id, at, body)).join(' ');
  const options: RequestOptions = {
    ...{ method: 'POST', signal, agent: false },
    // What the office itself has named may be inside its network.
    ...(isNamedHost(url, hosts) ? {} : { lookup: publicLookup }),
    headers: {
      ...{
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'diming-webhooks/1',
      },
      ...{
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': signature,
      },
    },
  };
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, options, resolve);
    request.on('error', reject);
    request.end(body);
  });
}

/** As much of an answer as the log keeps; the rest is not waited for. */
async function beginningOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    chunks.push(Buffer.from(chunk));
    bytes += chunks.at(-1)?.length ?? 0;
    if (bytes > MOST_BYTES) break;
  }
  response.destroy();
  const text = Buffer.concat(chunks)
    .subarray(0, 4 * EXCERPT)
    .toString('utf8');
  return text
    .replaceAll(/[\p{Cc}\p{Cs}\s\uFFFD]+/gu, ' ')
    .trim()
    .slice(0, EXCERPT);
}

function problemOf(error: unknown): string {
  if (error instanceof ForbiddenTarget) return 'forbidden-address';
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'TimeoutError') return 'timeout';
  if (error.name === 'AbortError')
    return error.cause instanceof Error && error.cause.name === 'TimeoutError' ? 'timeout' : 'stopped';
  if (error.name === 'Problem') return 'forbidden-address';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
