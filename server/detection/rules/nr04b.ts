import { lexiconRule } from '../lexiconHits.ts';

/** Names of state leaders are not used (TR art. 9(4)). Ships without words: a bureau loads its own confirmed list. */

export const nr04b = lexiconRule('NR-04b');
