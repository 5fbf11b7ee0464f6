import { lexiconRule } from '../lexiconHits.ts';

/** Odd: heavy feudal colouring: titles of rulers, offices and posts. */

export const guai7 = lexiconRule('GUAI-7');
