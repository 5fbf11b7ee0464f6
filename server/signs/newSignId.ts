import { ulid } from 'ulid';
import { SignId } from './contract.ts';

/** A permanent opaque id for a sign: a ULID of the given instant. `random` yields 0 ≤ x < 1; by default a secure source. */
export function newSignId(at: string, random?: () => number): SignId {
  return SignId.parse(ulid(Date.parse(at), random));
}
