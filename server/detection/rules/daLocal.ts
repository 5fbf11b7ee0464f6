import { lexiconRule } from '../lexiconHits.ts';

/** Exaggerated: words some places added; not national law, each row can be switched off. */

export const daLocal = lexiconRule('DA-local');
