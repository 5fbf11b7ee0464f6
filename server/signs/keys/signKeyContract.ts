import { z } from 'zod';
import { endpoint, Instant, longText } from '../../platform/contract.ts';

/** A key as anybody may have it: enough to verify plates without asking again. */
export const SignKey = z.object({
  id: z.number().int(),
  /** Raw Ed25519, base64url. */
  publicKey: z.string(),
  madeAt: Instant,
  /** From then on it signs nothing more; what it signed stays genuine. */
  retiredAt: Instant.nullable(),
  /** From then on what it signed proves nothing. */
  revokedAt: Instant.nullable(),
});
export type SignKey = z.infer<typeof SignKey>;

/** What `GET /sign-keys` answers, and what a file of keys holds. */
export const SignKeys = z.object({ keys: SignKey.array() });
export type SignKeys = z.infer<typeof SignKeys>;

const Reason = z.strictObject({ reason: longText(500) });
const byAdministrators = { permission: 'signs.keys', jurisdiction: 'none' } as const;

export const SignKeysApi = {
  list: endpoint({
    method: 'get',
    path: '/sign-keys',
    summary: '标志二维码公钥 / Public keys of the codes on signs',
    permission: 'public',
    jurisdiction: 'none',
    sharedSeconds: 300,
    reply: SignKeys,
  }),
  rotate: endpoint({
    method: 'post',
    path: '/sign-keys/rotation',
    summary: '更换签名密钥 / Sign with a new key from now on',
    ...byAdministrators,
    body: Reason,
    reply: SignKey,
  }),
  revoke: endpoint({
    method: 'post',
    path: '/sign-keys/revocation',
    summary: '作废签名密钥 / Give a key up: its codes are genuine no more',
    ...byAdministrators,
    body: Reason.extend({ number: z.number().int().min(1).max(9999) }),
    reply: SignKey,
  }),
};
