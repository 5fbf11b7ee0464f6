import { refused } from '../refused.ts';
import { parseTokens, UnknownFunction } from './parser.ts';
import { type Condition, SPATIAL, TEMPORAL } from './syntax.ts';

// An address holds 16 KB in all; a filter of a person or of QGIS is below 500 characters.
const MOST_CHARACTERS = 6_000;
const MOST_TOKENS = 1_500;
const MOST_DEPTH = 24;

/**
 * Reads CQL2 text. What it asks of properties is not looked at here: `conditionOf` knows those.
 * @throws Problem invalid-input with the place of the fault
 */
export function parseCql2(text: string): Condition {
  if (text.length > MOST_CHARACTERS) {
    throw refused(
      'filter',
      `must not have more than ${MOST_CHARACTERS} characters`,
      `不得超过 ${MOST_CHARACTERS} 个字符`,
    );
  }
  requireShallow(text);
  const read = parsed(text);
  if (read.kind !== 'fault') return read;
  const { at, found } = read;
  throw refused(
    'filter',
    `is not CQL2 text: character ${at}${found === '' ? ', the end comes too soon' : ` (${found}) is not expected`}`,
    `不是合法的 CQL2 文本：第 ${at} 个字符${found === '' ? '处意外结束' : `（${found}）不应出现`}`,
  );
}

function parsed(text: string) {
  try {
    return parseTokens(text, MOST_TOKENS);
  } catch (error) {
    if (!(error instanceof UnknownFunction)) throw error;
    const offered = [...SPATIAL, ...TEMPORAL].join(', ').toUpperCase();
    throw refused(
      'filter',
      `${error.message} is not offered; these are: ${offered}`,
      `不支持 ${error.message}，可用：${offered}`,
    );
  }
}

/** The parser calls itself for each bracket and each NOT. Brackets in texts count too: that refuses too much, never too little. */
function requireShallow(text: string): void {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  if (deepest <= MOST_DEPTH) return;
  throw refused('filter', `brackets must not nest deeper than ${MOST_DEPTH}`, `括号嵌套不得超过 ${MOST_DEPTH} 层`);
}
