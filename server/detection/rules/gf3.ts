import { estateRule } from '../lexiconHits.ts';

/** Terrain and road generics that mislead (local rule, off by default). */

export const gf3 = estateRule('GF-3');
