import { FRAME, framesOf } from './frames.ts';

// What may hide the words: comments, dollar quotes, plain and escape strings, quoted names.
const QUOTED =
  /--[^\n]*|\/\*[\s\S]*?\*\/|\$(\w*)\$[\s\S]*?\$\1\$|\be'(?:[^'\\]|\\[\s\S]|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"/gi;
const COPY_FROM_STDIN = /(?:^|;)\s*copy\b[^;]*\bfrom\s+stdin\b/i;

/** Does any statement in these messages ask for COPY … FROM STDIN? PGlite would wait for its data for ever. */
export function asksForCopyFromStdin(batch: Buffer): boolean {
  const letter = batch[0];
  if (letter !== FRAME.query && letter !== FRAME.parse) return false;
  for (const message of framesOf(batch)) {
    if (message[0] === FRAME.query && isCopy(message.toString('latin1', 5))) return true;
    if (message[0] === FRAME.parse && isCopy(statementOf(message))) return true;
  }
  return false;
}

// Parse carries the statement's name, a zero byte, the text, a zero byte.
function statementOf(parse: Buffer): string {
  const start = parse.indexOf(0, 5) + 1;
  return parse.toString('latin1', start, parse.indexOf(0, start));
}

function isCopy(text: string): boolean {
  if (!/copy/i.test(text) || !/stdin/i.test(text)) return false;
  return COPY_FROM_STDIN.test(text.replaceAll(QUOTED, ' '));
}
