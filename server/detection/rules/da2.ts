import { lexiconRule } from '../lexiconHits.ts';

/** Exaggerated: world, continents, nations. */

export const da2 = lexiconRule('DA-2');
