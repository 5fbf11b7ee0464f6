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

/** How many plates carry codes of a key, by what is known of the plate. */
export const KeyPlates = z.object({
  /** On the ground: installed, damaged or of a name that changed. */
  standing: z.number().int(),
  /** Ordered and not yet put up. */
  planned: z.number().int(),
  /** Missing or withdrawn: whoever has such a plate may still show it. */
  gone: z.number().int(),
});

/** A key as those see it who look after keys; its private half is in no answer. */
export const KeptKey = SignKey.extend({
  madeBy: z.string(),
  revokedBy: z.string().nullable(),
  revokedReason: z.string().nullable(),
  plates: KeyPlates,
});
export type KeptKey = z.infer<typeof KeptKey>;

export const KeyDesk = z.object({
  keys: KeptKey.array(),
  /** Signs from before codes were signed. */
  unsigned: z.number().int(),
  /** Where this server takes private halves from. */
  place: z.enum(['environment', 'folder']),
  /** This server has the private half of the key that signs; null where none signs. */
  hasPrivate: z.boolean().nullable(),
  /** This server can make the next key itself. */
  mayRotate: z.boolean(),
});
export type KeyDesk = z.infer<typeof KeyDesk>;

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
  desk: endpoint({
    method: 'get',
    path: '/sign-keys/desk',
    summary: '签名密钥与使用情况 / Keys, what they signed, and whether this server can make the next one',
    ...byAdministrators,
    reply: KeyDesk,
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
