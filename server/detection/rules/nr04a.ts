import { lexiconRule } from '../lexiconHits.ts';

/** A person's name is generally not used; characters of works included (TR art. 9(4); TR-IM art. 3). */

export const nr04a = lexiconRule('NR-04a');
