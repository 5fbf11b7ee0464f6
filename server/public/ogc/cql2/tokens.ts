import { createToken, Lexer, type TokenType } from 'chevrotain';

// No `u` flag and no `\p{L}`: the lexer sorts its patterns by first characters and cannot read those.
const FIRST = 'A-Za-z_\\u00c0-\\uffff';
/** Names of properties; anything else in double quotes. */
export const Name = createToken({ name: 'Name', pattern: new RegExp(`[${FIRST}][${FIRST}0-9.:]*`) });
export const QuotedName = createToken({ name: 'QuotedName', pattern: /"(?:[^"]|"")+"/ });
// A quote inside is written twice; the backslash of the standard's drafts is a character like any other.
export const Text = createToken({ name: 'Text', pattern: /'(?:[^']|'')*'/, line_breaks: true });
export const Numeral = createToken({ name: 'Numeral', pattern: /[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?/ });
export const Operator = createToken({ name: 'Operator', pattern: /<>|<=|>=|=|<|>/ });
export const Open = createToken({ name: 'Open', pattern: '(' });
export const Close = createToken({ name: 'Close', pattern: ')' });
export const Comma = createToken({ name: 'Comma', pattern: ',' });
const Space = createToken({ name: 'Space', pattern: /\s+/, group: Lexer.SKIPPED, line_breaks: true });

const word = (name: string): TokenType => createToken({ name, pattern: new RegExp(name, 'i'), longer_alt: Name });

export const And = word('AND');
export const Or = word('OR');
export const Not = word('NOT');
export const Like = word('LIKE');
export const Between = word('BETWEEN');
export const In = word('IN');
export const Is = word('IS');
export const Null = word('NULL');
export const True = word('TRUE');
export const False = word('FALSE');
export const DateWord = word('DATE');
export const Timestamp = word('TIMESTAMP');
export const IntervalWord = word('INTERVAL');
export const Box = word('BBOX');
export const Point = word('POINT');
export const Line = word('LINESTRING');
export const Polygon = word('POLYGON');
export const MultiPolygon = word('MULTIPOLYGON');
export const SpatialWord = createToken({ name: 'Spatial', pattern: /S_[A-Z]+/i, longer_alt: Name });
export const TemporalWord = createToken({ name: 'Temporal', pattern: /T_[A-Z]+/i, longer_alt: Name });

// Longer words first: IN begins INTERVAL, and every word is a name too.
export const TOKENS: TokenType[] = [
  ...[Space, Text, QuotedName, Numeral, Operator, Open, Close, Comma],
  ...[MultiPolygon, Polygon, Point, Line, Box, IntervalWord, Timestamp, DateWord, Between, Like, Null, False, True],
  ...[And, Not, Or, In, Is, SpatialWord, TemporalWord, Name],
];
