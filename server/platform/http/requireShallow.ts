import { Problem } from '../problem.ts';

// GeoJSON needs 7 levels. Beyond a few hundred, recursive readers of ours and of the database end in a stack overflow.
const MOST_LEVELS = 64;
const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const OPEN = new Set([0x5b, 0x7b]);
const CLOSE = new Set([0x5d, 0x7d]);

/** Looks at JSON text before it is parsed. @throws Problem invalid-input when it is nested deeper than any contract */
export function requireShallow(text: Uint8Array): void {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const byte = text[i] ?? 0;
    if (byte === QUOTE) i = endOfString(text, i);
    else if (OPEN.has(byte)) depth++;
    else if (CLOSE.has(byte)) depth--;
    if (depth > MOST_LEVELS) {
      throw new Problem('invalid-input', `Nested deeper than ${MOST_LEVELS} levels`, {
        detailZh: `嵌套超过 ${MOST_LEVELS} 层。`,
      });
    }
  }
}

function endOfString(text: Uint8Array, start: number): number {
  let i = start + 1;
  while (i < text.length && text[i] !== QUOTE) i += text[i] === BACKSLASH ? 2 : 1;
  return i;
}
