/**
 * What the signature of a code stands over: a word that no other signature of ours begins with, the version, the key's number
 * and the sign's id. The host is left out, so that a plate outlives the domain it was printed with.
 */
export const codeMessage = (key: number, id: string): Uint8Array =>
  new TextEncoder().encode(`diming:sign-code\nv=2\nk=${key}\n${id}`);
