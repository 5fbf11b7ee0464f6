import { estateRule } from '../lexiconHits.ts';

/** Division generics are not used for buildings (local rule, off by default). */

export const gf2 = estateRule('GF-2');
