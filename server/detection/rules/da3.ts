import { lexiconRule } from '../lexiconHits.ts';

/** Exaggerated: words with an exclusive meaning (特区, 首府). */

export const da3 = lexiconRule('DA-3');
