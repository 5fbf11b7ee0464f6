import { compactVerify, createLocalJWKSet, decodeProtectedHeader, errors } from 'jose';
import { z } from 'zod';
import { type CardKeySet, NameCard, SignedCard } from './cardContract.ts';
import { CARD_TYPE, canonicalBytes } from './signCard.ts';

/** What a file turned out to be. */
export type CardVerdict =
  | { state: 'genuine'; kid: string; card: NameCard }
  | { state: 'forged' | 'unknown-key'; kid: string | null }
  | { state: 'not-a-card' };

/** Verifies a card in either form, by public keys and nothing else. What it says of `status` holds for its `valid_on`. */
export async function verifyCard(text: string, keys: CardKeySet): Promise<CardVerdict> {
  const compact = compactOf(text.trim());
  if (compact === undefined) return { state: 'not-a-card' };
  const kid = kidOf(compact);
  try {
    const { payload } = await compactVerify(compact, createLocalJWKSet(keys), { algorithms: ['EdDSA'] });
    const card = NameCard.safeParse(JSON.parse(new TextDecoder().decode(payload)));
    return card.success && kid !== null ? { state: 'genuine', kid, card: card.data } : { state: 'not-a-card' };
  } catch (error) {
    if (error instanceof errors.JWKSNoMatchingKey) return { state: 'unknown-key', kid };
    if (error instanceof errors.JOSEError || error instanceof SyntaxError) return { state: 'forged', kid };
    throw error;
  }
}

// The card as it came: what is not signed must not pass with what is.
const AsItCame = SignedCard.extend({ card: z.unknown() });

/** With its payload: as it stands, or put back from the card beside the signature. */
function compactOf(text: string): string | undefined {
  if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(text)) return text;
  try {
    const { card, signature } = AsItCame.parse(JSON.parse(text));
    const [header, middle, last] = signature.split('.');
    if (!header || middle !== '' || !last) return undefined;
    return `${header}.${Buffer.from(canonicalBytes(card)).toString('base64url')}.${last}`;
  } catch {
    return undefined;
  }
}

function kidOf(compact: string): string | null {
  try {
    const { kid, typ } = decodeProtectedHeader(compact);
    return typ === CARD_TYPE ? (kid ?? null) : null;
  } catch {
    return null;
  }
}
