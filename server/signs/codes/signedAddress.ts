import { digitsOf } from './signatureDigits.ts';

/** What makes the code of a plate genuine: 64 bytes of Ed25519 by the key of this number. */
export interface SignCode {
  key: number;
  signature: Uint8Array;
}

/** The address printed in a sign's QR code: `<publicUrl>/s/<id>?v=2&k=<key>&g=<155 digits>`, nothing else ever. */
export const signedAddress = (publicUrl: string, id: string, { key, signature }: SignCode): string =>
  `${publicUrl.replace(/\/+$/, '')}/s/${id}?v=2&k=${key}&g=${digitsOf(signature)}`;
