import { Problem } from '../problem.ts';
import { pointerOf } from './pointerOf.ts';

// With the u flag a whole pair is one character, so only halves are of category Cs.
const UNSTORABLE = /[\0\p{Cs}]/u;

/**
 * Text that PostgreSQL cannot keep as sent: U+0000 is refused by it, half a surrogate pair would silently become U+FFFD.
 * @throws Problem invalid-input with the pointer
 */
export function requireStorableText(value: unknown, path: readonly PropertyKey[] = []): void {
  if (typeof value === 'string') {
    if (UNSTORABLE.test(value)) throw unstorable(path);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    requireStorableText(key, [...path, key]);
    requireStorableText(inner, [...path, key]);
  }
}

function unstorable(path: readonly PropertyKey[]): Problem {
  const words = { detail: 'Holds U+0000 or half a surrogate pair', detailZh: '含有 U+0000 或不完整的代理对' };
  return new Problem('invalid-input', 'A text holds a character that cannot be stored', {
    detailZh: '文本中含有无法保存的字符。',
    errors: [{ in: 'body', pointer: pointerOf(path), code: 'unstorable_text', ...words }],
  });
}
