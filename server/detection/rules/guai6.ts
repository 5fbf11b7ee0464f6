import { lexiconRule } from '../lexiconHits.ts';

/** Odd: unhealthy or vulgar meaning. */

export const guai6 = lexiconRule('GUAI-6');
