import type { Method } from '../contract.ts';
import type { Db } from '../db/sql.ts';
import type { Actor } from './actor.ts';

/** The parsed parts of a request, as a jurisdiction rule sees them, and the endpoint it is for. */
export interface JurisdictionInput {
  method: Method;
  /** The pattern of the contract, e.g. `/disputes/:id`. */
  path: string;
  params: unknown;
  query: unknown;
  body: unknown;
}

/**
 * Whether this actor may act on what the request names. Passes silently or throws `Problem('outside-jurisdiction')`,
 * or `not-found` when the record does not exist: the caller sees the same answer for both.
 */
export type JurisdictionRule = (db: Db, actor: Actor, input: JurisdictionInput) => Promise<void>;

/** The rules by the name used in contracts. `none` needs no entry. */
export type Jurisdictions = Readonly<Record<string, JurisdictionRule>>;
