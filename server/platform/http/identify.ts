import type { RequestHandler } from 'express';
import { Problem } from '../problem.ts';
import type { Actor } from './actor.ts';
import { stateOf } from './requestState.ts';

/** How an account is found; given by the accounts domain. */
export interface ActorFinder {
  byAccount(accountId: string): Promise<Actor | undefined>;
  byToken(token: string): Promise<Actor | undefined>;
}

const BEARER = /^Bearer ([\x21-\x7e]{1,200})$/i;

/**
 * Puts the actor on the request: from the bearer token if there is one, else from the session.
 * @throws Problem not-signed-in for a token that is not valid: a script must not go on as an anonymous caller
 */
export const identify =
  (find: ActorFinder): RequestHandler =>
  async (req, _res, next) => {
    const authorization = req.get('authorization');
    const actor =
      authorization === undefined
        ? await fromSession(find, req.session?.accountId)
        : await fromToken(find, authorization);
    if (actor) stateOf(req).actor = actor;
    next();
  };

const fromSession = async (find: ActorFinder, accountId: string | undefined) =>
  accountId === undefined ? undefined : find.byAccount(accountId);

async function fromToken(find: ActorFinder, authorization: string): Promise<Actor> {
  const token = BEARER.exec(authorization)?.[1];
  const actor = token === undefined ? undefined : await find.byToken(token);
  if (actor) return actor;
  throw new Problem('not-signed-in', 'The bearer token is not valid or was revoked', {
    detailZh: '令牌无效或已吊销。',
  });
}
