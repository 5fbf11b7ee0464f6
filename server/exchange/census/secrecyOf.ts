import type { Secrecy } from './censusContract.ts';

const OPEN = new Set(['公开', '非密', '不涉密', '非涉密', '无密级', 'public']);
const INTERNAL = new Set(['内部', '内部资料', 'internal']);

/** By the label of the form, whose printed default was 秘密: a label that is not known, or none, counts as restricted. */
export function secrecyOf(label: string): Secrecy {
  const plain = label.normalize('NFKC').trim().toLowerCase();
  if (OPEN.has(plain)) return 'public';
  return INTERNAL.has(plain) ? 'internal' : 'restricted';
}
