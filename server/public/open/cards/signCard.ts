import canonicalize from 'canonicalize';
import { CompactSign } from 'jose';
import type { NameCard, SignedCard } from './cardContract.ts';
import type { SigningKey } from './cardKeys.ts';

export const CARD_TYPE = 'diming-card+jws';

/** The bytes that are signed: the card as canonical JSON (RFC 8785), the same whoever writes it. */
export function canonicalBytes(card: unknown): Uint8Array {
  const text = canonicalize(card);
  if (text === undefined) throw new TypeError('A card must be JSON');
  return new TextEncoder().encode(text);
}

/** The card as a compact JWS (RFC 7515) with EdDSA. The same card and key give the same bytes. */
export const compactCard = (card: NameCard, { kid, privateKey }: SigningKey): Promise<string> =>
  new CompactSign(canonicalBytes(card)).setProtectedHeader({ alg: 'EdDSA', kid, typ: CARD_TYPE }).sign(privateKey);

/** The card beside its signature: who only wants to read it need not decode anything. */
export async function signedCard(card: NameCard, key: SigningKey): Promise<SignedCard> {
  const [header = '', , signature = ''] = (await compactCard(card, key)).split('.');
  return { card, signature: `${header}..${signature}` };
}
