import { lexiconRule } from '../lexiconHits.ts';

/** Sovereignty, national unity, core values (TR art. 4). Ships without words: a bureau loads its own confirmed list. */

export const np01 = lexiconRule('NP-01');
