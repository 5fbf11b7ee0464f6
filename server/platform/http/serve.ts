import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import type { Download, Endpoint, Input, Reply } from '../contract.ts';
import type { Db } from '../db/sql.ts';
import { Problem } from '../problem.ts';
import { requirePermission } from '../requirePermission.ts';
import type { Actor } from './actor.ts';
import { once, type StoredReply } from './idempotency.ts';
import type { Jurisdictions } from './jurisdictions.ts';
import { requestReader } from './requestReader.ts';
import { stateOf } from './requestState.ts';
import { requireJurisdiction } from './requireJurisdiction.ts';
import { sendDownload } from './sendDownload.ts';
import { noteServed } from './servedPaths.ts';
import { type Web, webOf } from './web.ts';

/** What `serve` needs of the outside; `Deps` fits. */
export interface ServeContext {
  db: Db;
  jurisdictions: Jurisdictions;
}
const Made = z.object({ id: z.string() });

type ActorOf<E extends Endpoint> = E['permission'] extends 'public' ? Actor | undefined : Actor;
type Answer<E extends Endpoint> = E extends { produces: string } ? Download : Reply<E>;
export type Handle<E extends Endpoint> = (
  input: Input<E>,
  actor: ActorOf<E>,
  web: Web,
) => Promise<Answer<E>> | Answer<E>;

/**
 * Answers one endpoint of a contract: permission, input, jurisdiction, then the use case; each refusal is a Problem.
 * Replies are checked against the contract, which also keeps back what it does not name.
 * @throws Error at start when the contract names a jurisdiction rule that does not exist
 */
export function serve<const E extends Endpoint>(
  router: Router,
  endpoint: E,
  handle: Handle<E>,
  context: ServeContext,
): void {
  const { method, path, jurisdiction } = endpoint;
  if (jurisdiction !== 'none' && !context.jurisdictions[jurisdiction]) {
    throw new Error(`${method} ${path}: there is no jurisdiction rule "${jurisdiction}"`);
  }
  noteServed(router, path, method);
  const read = requestReader(endpoint);
  router[method](path, async (req, res) => {
    stateOf(req).route = path;
    const actor = admitted(endpoint, stateOf(req).actor);
    const given = await read(req, res);
    await requireJurisdiction(context, endpoint, actor, given.input);
    const work = async () => handle(given.input as Input<E>, actor as ActorOf<E>, webOf(req, res));
    if (endpoint.produces !== undefined) return sendDownload(res, (await work()) as Download, endpoint.produces);
    const reply = async () => replyOf(endpoint, await work());
    const key = endpoint.idempotent && req.get('idempotency-key');
    if (!key) return sendReply(endpoint, req, res, await reply());
    const caller = actor?.id ?? 'public';
    const stored = await once(context.db, { caller, key, request: [method, req.originalUrl, ...given.raw()] }, reply);
    if (stored.replayed) res.setHeader('Idempotent-Replayed', 'true');
    sendReply(endpoint, req, res, stored);
  });
}

function admitted(endpoint: Endpoint, actor: Actor | undefined): Actor | undefined {
  if (endpoint.permission === 'public') return actor;
  if (!actor) throw new Problem('not-signed-in', 'Sign in, or send a bearer token', { detailZh: '请先登录。' });
  if (endpoint.permission !== 'session') requirePermission(actor, endpoint.permission);
  return actor;
}

function replyOf(endpoint: Endpoint, answer: unknown): StoredReply {
  const reply = endpoint.reply.parse(answer);
  const version = typeof reply === 'object' && reply !== null && 'version' in reply ? reply.version : undefined;
  const status = endpoint.method === 'post' && endpoint.idempotent ? 201 : 200;
  return { status, reply: JSON.stringify(reply), etag: typeof version === 'number' ? `"${version}"` : null };
}

// A version tells whether one may edit, not whether the reply is the same for this reader: so no 304 from it.
function sendReply(endpoint: Endpoint, req: Request, res: Response, { status, reply, etag }: StoredReply): void {
  res.status(status).type('application/json');
  res.setHeader('Cache-Control', cacheControl(endpoint, req));
  if (endpoint.location !== undefined) res.setHeader('Location', locationOf(endpoint.location, reply));
  if (etag === null) {
    res.send(reply);
    return;
  }
  res.setHeader('ETag', etag);
  res.end(reply);
}

/** Of what the reply says was made, also where a repeated request gets the first reply. */
const locationOf = (path: string, reply: string): string =>
  `/api${path.replace(':id', Made.parse(JSON.parse(reply)).id)}`;

function cacheControl({ sharedSeconds }: Endpoint, req: Request): string {
  if (sharedSeconds !== undefined) return `public, max-age=${sharedSeconds}`;
  return stateOf(req).actor || req.method !== 'GET' ? 'no-store' : 'no-cache';
}
