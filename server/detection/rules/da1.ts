import { lexiconRule } from '../lexiconHits.ts';

/** Exaggerated: words of the universe and of supremacy (民发〔2018〕146号 annex). */

export const da1 = lexiconRule('DA-1');
