import { createReadStream } from 'node:fs';
import { TextDecoder } from 'node:util';
import { Tokenizer, TokenParser, TokenType } from '@streamparser/json';
import { hasUtf8Mark } from '../encodings.ts';
import { LIMITS } from '../limits.ts';
import { readerRefusal } from '../readerFindings.ts';
import { featureTooLarge } from './geoJsonFeature.ts';
import { placeOf } from './placeOf.ts';

/** A value of the document: a feature, or a member of the document itself. */
export interface JsonPiece {
  /** `feature`, or the name of the member. */
  of: string;
  value: unknown;
  /** Whole numbers that a JavaScript number cannot hold, as they stand in the file. */
  exact: ReadonlyMap<number, string>;
  /** Bytes read since the piece before, about. */
  size: number;
}

/** Numbers with more than fifteen digits are kept as text beside the number that they become. */
class ExactTokenizer extends Tokenizer {
  exact = new Map<number, string>();
  /** Byte of the document at which the last token begins. */
  last = 0;

  protected override parseNumber(text: string): number {
    const value = Number(text);
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) this.exact.set(value, text);
    return value;
  }
}

/**
 * Reads a GeoJSON file piece by piece.
 * @throws Problem not-utf8, not-json, incomplete, feature-too-large
 */
export async function* jsonPieces(path: string): AsyncGenerator<JsonPiece> {
  const state = newState();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  let isFirst = true;
  for await (const chunk of createReadStream(path, { highWaterMark: 65_536 })) {
    requireUtf8(decoder, chunk);
    const marked = isFirst && hasUtf8Mark(chunk) ? 3 : 0;
    isFirst = false;
    await fed(state, path, () => state.tokenizer.write(chunk.subarray(marked)));
    bytes += chunk.length;
    if (bytes > LIMITS.featureBytes) throw featureTooLarge();
    for (const piece of state.pieces.splice(0)) {
      yield { ...piece, size: bytes, exact: state.tokenizer.exact };
      bytes = 0;
    }
    state.tokenizer.exact.clear();
  }
  requireUtf8(decoder, undefined);
  if (!state.parser.isEnded) throw await incomplete(path);
}

// Coordinates of a multipolygon stand ten deep; what is nested by the thousand no later step could write again.
const MOST_DEPTH = 100;
const OPENING: ReadonlySet<TokenType> = new Set([TokenType.LEFT_BRACE, TokenType.LEFT_BRACKET]);
const CLOSING: ReadonlySet<TokenType> = new Set([TokenType.RIGHT_BRACE, TokenType.RIGHT_BRACKET]);

function newState() {
  const tokenizer = new ExactTokenizer();
  // Not `$.*`: what would be given as a whole later is kept until then.
  const members = ['type', 'name', 'crs', 'properties', 'geometry'].map((name) => `$.${name}`);
  const parser = new TokenParser({ paths: [...members, '$.features.*'], keepStack: false });
  const pieces: { of: string; value: unknown }[] = [];
  let depth = 0;
  tokenizer.onToken = (token) => {
    tokenizer.last = token.offset;
    if (OPENING.has(token.token)) depth += 1;
    if (CLOSING.has(token.token)) depth -= 1;
    if (depth > MOST_DEPTH) throw new Error(`nested deeper than ${MOST_DEPTH}`);
    parser.write(token);
  };
  parser.onValue = ({ value, key, stack }) => {
    pieces.push({ of: stack.length > 1 ? 'feature' : String(key), value });
  };
  return { tokenizer, parser, pieces };
}

async function fed(state: ReturnType<typeof newState>, path: string, write: () => void): Promise<void> {
  try {
    write();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const [, position] = /absolute position "(\d+)"/.exec(reason) ?? [];
    const at = position === undefined ? state.tokenizer.last : Number(position);
    throw readerRefusal('not-json', { ...(await placeOf(path, at)), reason: shortened(reason) });
  }
}

// `Unexpected "N" at chunk position … in state VALUE`, `Unexpected COMMA (",") in state …`.
const shortened = (reason: string): string => reason.replace(/ (at chunk position|in state) .*$/s, '');

async function incomplete(path: string) {
  return readerRefusal('incomplete', { ...(await placeOf(path, Number.POSITIVE_INFINITY)) });
}

function requireUtf8(decoder: TextDecoder, chunk: Uint8Array | undefined): void {
  try {
    if (chunk === undefined) decoder.decode();
    else decoder.decode(chunk, { stream: true });
  } catch {
    throw readerRefusal('not-utf8', { format: 'GeoJSON' });
  }
}
