import { withoutTones } from '../gazetteer/plainSyllable.ts';
import type { SignEdition } from './signEdition.ts';

/**
 * The approved spelling as an edition wants it on a plate: by default capitals without tones, apostrophe and ü kept
 * (spelling rules of 1984, rules 9 and 10).
 */
export function signRoman(romanTone: string, policy: Pick<SignEdition['roman'], 'capitals' | 'tones'>): string {
  const spelled = policy.tones ? romanTone.normalize('NFC') : withoutTones(romanTone);
  return policy.capitals ? spelled.toUpperCase() : spelled;
}
