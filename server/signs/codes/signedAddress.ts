/** What makes the code of a plate genuine: a signature by the key of this number, in digits as `digitsOf` writes it. */
export interface SignCode {
  key: number;
  digits: string;
}

/** The address printed in a sign's QR code: `<publicUrl>/s/<id>?v=2&k=<key>&g=<155 digits>`, nothing else ever. */
export const signedAddress = (publicUrl: string, id: string, { key, digits }: SignCode): string =>
  `${publicUrl.replace(/\/+$/, '')}/s/${id}?v=2&k=${key}&g=${digits}`;
