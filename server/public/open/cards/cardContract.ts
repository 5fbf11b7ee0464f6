import { z } from 'zod';

const Day = z.iso.date();
/** How a name stands today: in force, given up for another, its place cancelled, or its approval revoked. */
export const CardStatus = z.enum(['in-force', 'renamed', 'abolished', 'revoked']);

const CardName = z.object({
  name: z.string(),
  roman: z.string(),
  roman_plain: z.string(),
  kind: z.string(),
  status: z.string(),
  valid_from: Day.nullable(),
  /** The first day on which it holds no more. */
  valid_to: Day.nullable(),
});

/** What other departments are told of a name, in the form that is signed: nothing in it that is not public. */
export const NameCard = z.object({
  type: z.literal('diming-name-card'),
  version: z.literal(1),
  /** Whose register; sample data says so. */
  issuer: z.string(),
  demonstration: z.boolean(),
  place_id: z.uuid(),
  /** The day in China that the card speaks of. */
  valid_on: Day,
  name: z.string(),
  roman: z.string(),
  roman_plain: z.string(),
  status: CardStatus,
  /** The name in force now, where it is another. */
  replaced_by: z.string().nullable(),
  legal_status: z.string(),
  category: z.string(),
  category_label: z.string(),
  division_code: z.string(),
  division: z.string(),
  place_code: z.string().nullable(),
  /** Longitude and latitude in CGCS2000 degrees, a point of the place. */
  point: z.tuple([z.number(), z.number()]).nullable(),
  schematic: z.boolean(),
  names: CardName.array(),
  events: z
    .object({
      kind: z.string(),
      on: Day,
      authority: z.string(),
      document_no: z.string().nullable(),
      article: z.string().nullable(),
    })
    .array(),
});
export type NameCard = z.infer<typeof NameCard>;

/** A card with its signature: compact JWS (RFC 7515) over the canonical JSON (RFC 8785) of the card, the payload left out. */
export const SignedCard = z.object({ card: NameCard, signature: z.string().max(500) });
export type SignedCard = z.infer<typeof SignedCard>;

/** A public key of the register as a JSON Web Key (RFC 8037). */
export const CardKey = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  kid: z.string(),
  use: z.literal('sig'),
  alg: z.literal('EdDSA'),
});
export const CardKeySet = z.object({ keys: CardKey.array() });
export type CardKeySet = z.infer<typeof CardKeySet>;
