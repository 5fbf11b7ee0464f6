import { plainSyllable } from './plainSyllable.ts';

/**
 * What people type for a sound: tone marks off, ü as v, no spaces: `lǜ yuàn` → `lvyuan`. Only letters stay, so `%` and `_`
 * never reach LIKE.
 */
export const plainLetters = (text: string): string => plainSyllable(text).replaceAll(/[^a-z]/g, '');
