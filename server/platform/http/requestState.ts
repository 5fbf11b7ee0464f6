import type { Request } from 'express';
import type { Actor } from './actor.ts';

interface RequestState {
  actor?: Actor;
  /** The path pattern of the endpoint, for logs and metrics: an address itself may name a person. */
  route?: string;
  id: string;
}

const states = new WeakMap<Request, RequestState>();

/** What the service itself notes about a request. */
export function stateOf(req: Request): RequestState {
  const known = states.get(req);
  if (known) return known;
  const state = { id: '' };
  states.set(req, state);
  return state;
}
