const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
// Added to every checksum, so that an id of zeros has none of zeros; another version of the code takes another word.
const VERSION_1 = [...'DM01'].map((character) => ALPHABET.indexOf(character));

// The field of 32 elements over x⁵ + x² + 1: a ULID's 26 characters and 4 more make a Reed–Solomon word of 30 ≤ 31.
const POWERS = powersOfTwo();
const LOGARITHMS = new Map(POWERS.map((value, exponent) => [value, exponent]));
const GENERATOR = [1, 2, 3, 4].reduce<number[]>(timesRoot, [1]);

/**
 * Four Crockford characters over a sign id. Up to four wrong characters are always found, and one forgery in a million
 * made by guessing would pass: it finds damage and careless copies, while only a signature proves the maker. Codes of
 * version 1 end with it.
 */
export function signChecksum(id: string): string {
  const rest = [0, 0, 0, 0];
  for (const character of id) {
    const factor = ALPHABET.indexOf(character) ^ (rest.shift() ?? 0);
    rest.push(0);
    GENERATOR.slice(1).forEach((coefficient, i) => {
      rest[i] = (rest[i] ?? 0) ^ times(factor, coefficient);
    });
  }
  return rest.map((symbol, i) => ALPHABET[symbol ^ (VERSION_1[i] ?? 0)]).join('');
}

function powersOfTwo(): number[] {
  const powers = [1];
  for (let last = 1; powers.length < 31; powers.push(last)) last = last < 16 ? last * 2 : (last * 2) ^ 0b10_0101;
  return powers;
}

function times(a: number, b: number): number {
  if (a === 0 || b === 0) return 0;
  return POWERS[((LOGARITHMS.get(a) ?? 0) + (LOGARITHMS.get(b) ?? 0)) % 31] ?? 0;
}

/** Multiplies a polynomial, highest power first, by (x − αⁿ). */
function timesRoot(polynomial: readonly number[], exponent: number): number[] {
  const root = POWERS[exponent] ?? 0;
  return [...polynomial, 0].map((coefficient, i) => coefficient ^ times(polynomial[i - 1] ?? 0, root));
}
