const BYTES = 64;
/** 10¹⁵⁵ is the least power of ten above 2⁵¹². */
export const SIGNATURE_DIGITS = 155;

/**
 * 64 bytes as 155 decimal digits, the first byte the most significant. Ten bits of a QR code hold three digits, so that 512 bits
 * take 517: fewer than in any other characters that an address may hold.
 */
export function digitsOf(signature: Uint8Array): string {
  const hex = [...signature].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return BigInt(`0x${hex}`).toString().padStart(SIGNATURE_DIGITS, '0');
}

/** The one signature that is written so; null where the digits are too many, too few or stand for more than 64 bytes. */
export function signatureOf(digits: string): Uint8Array | null {
  if (!/^\d{155}$/.test(digits)) return null;
  const hex = BigInt(digits)
    .toString(16)
    .padStart(2 * BYTES, '0');
  if (hex.length > 2 * BYTES) return null;
  return Uint8Array.from({ length: BYTES }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));
}
