import { lexiconRule } from '../lexiconHits.ts';

/** Odd: meaning hard to understand. */

export const guai4 = lexiconRule('GUAI-4');
