import { type IToken, Lexer } from 'chevrotain';
import { GeometryParser, unquoted } from './geometryParser.ts';
import { type Comparison, type Condition, type Interval, type Scalar, SPATIAL, TEMPORAL } from './syntax.ts';
import * as T from './tokens.ts';

/** The grammar of CQL2 text, as much of it as `README.md` names. Chevrotain runs the rules once to learn them: no rule may rely on a token's text. */
class Cql2Parser extends GeometryParser {
  constructor() {
    super();
    this.performSelfAnalysis();
  }

  readonly condition = this.RULE('condition', (): Condition => {
    const parts = [this.SUBRULE(this.conjunction)];
    this.MANY(() => {
      this.CONSUME(T.Or);
      parts.push(this.SUBRULE2(this.conjunction));
    });
    return this.ACTION(() => joined('or', parts));
  });

  readonly conjunction = this.RULE('conjunction', (): Condition => {
    const parts = [this.SUBRULE(this.negation)];
    this.MANY(() => {
      this.CONSUME(T.And);
      parts.push(this.SUBRULE2(this.negation));
    });
    return this.ACTION(() => joined('and', parts));
  });

  readonly negation = this.RULE('negation', (): Condition => {
    const no = this.OPTION(() => this.CONSUME(T.Not));
    const part = this.SUBRULE(this.primary);
    return this.ACTION(() => (no ? { kind: 'not', part } : part));
  });

  readonly primary = this.RULE(
    'primary',
    (): Condition =>
      this.OR<Condition>([
        {
          ALT: () => {
            this.CONSUME(T.Open);
            const inner = this.SUBRULE(this.condition);
            this.CONSUME(T.Close);
            return inner;
          },
        },
        { ALT: () => this.SUBRULE(this.spatial) },
        { ALT: () => this.SUBRULE(this.temporal) },
        { ALT: () => this.SUBRULE(this.predicate) },
      ]),
  );

  readonly predicate = this.RULE('predicate', (): Condition => {
    const value = this.SUBRULE(this.scalar);
    const made = this.OPTION(() =>
      this.OR<(value: Scalar) => Condition>([
        { ALT: () => this.SUBRULE(this.compared) },
        { ALT: () => this.SUBRULE(this.isNull) },
        { ALT: () => this.SUBRULE(this.among) },
      ]),
    );
    return this.ACTION(() => (made ? made(value) : bare(value)));
  });

  readonly compared = this.RULE('compared', (): ((value: Scalar) => Condition) => {
    const op = this.CONSUME(T.Operator);
    const right = this.SUBRULE(this.scalar);
    return this.ACTION(() => (left) => ({ kind: 'compare', op: op.image as Comparison, left, right }));
  });

  readonly isNull = this.RULE('isNull', (): ((value: Scalar) => Condition) => {
    this.CONSUME(T.Is);
    const no = this.OPTION(() => this.CONSUME(T.Not));
    this.CONSUME(T.Null);
    return this.ACTION(() => negated(no, (value) => ({ kind: 'null', value })));
  });

  readonly among = this.RULE('among', (): ((value: Scalar) => Condition) => {
    const no = this.OPTION(() => this.CONSUME(T.Not));
    const made = this.OR<(value: Scalar) => Condition>([
      { ALT: () => this.SUBRULE(this.like) },
      { ALT: () => this.SUBRULE(this.between) },
      { ALT: () => this.SUBRULE(this.oneOf) },
    ]);
    return this.ACTION(() => negated(no, made));
  });

  readonly like = this.RULE('like', (): ((value: Scalar) => Condition) => {
    this.CONSUME(T.Like);
    const pattern = this.CONSUME(T.Text);
    return this.ACTION(() => (value) => ({ kind: 'like', value, pattern: unquoted(pattern.image, "'") }));
  });

  readonly between = this.RULE('between', (): ((value: Scalar) => Condition) => {
    this.CONSUME(T.Between);
    const from = this.SUBRULE(this.scalar);
    this.CONSUME(T.And);
    const through = this.SUBRULE2(this.scalar);
    return this.ACTION(() => (value) => ({ kind: 'between', value, from, through }));
  });

  readonly oneOf = this.RULE('oneOf', (): ((value: Scalar) => Condition) => {
    const list: Scalar[] = [];
    this.CONSUME(T.In);
    this.CONSUME(T.Open);
    this.AT_LEAST_ONE_SEP({ SEP: T.Comma, DEF: () => list.push(this.SUBRULE(this.scalar)) });
    this.CONSUME(T.Close);
    return this.ACTION(() => (value) => ({ kind: 'in', value, list }));
  });

  readonly scalar = this.RULE(
    'scalar',
    (): Scalar =>
      this.OR<Scalar>([
        { ALT: () => this.SUBRULE(this.property) },
        { ALT: () => this.SUBRULE(this.literal) },
        { ALT: () => this.SUBRULE(this.moment) },
      ]),
  );

  readonly literal = this.RULE(
    'literal',
    (): Scalar =>
      this.OR<Scalar>([
        { ALT: () => ({ kind: 'text', value: unquoted(this.CONSUME(T.Text).image, "'") }) },
        { ALT: () => ({ kind: 'number', value: Number(this.CONSUME(T.Numeral).image) }) },
        { ALT: () => ({ kind: 'boolean', value: Boolean(this.CONSUME(T.True)) }) },
        { ALT: () => ({ kind: 'boolean', value: !this.CONSUME(T.False) }) },
      ]),
  );

  readonly moment = this.RULE('moment', (): Scalar => {
    this.OR([{ ALT: () => this.CONSUME(T.DateWord) }, { ALT: () => this.CONSUME(T.Timestamp) }]);
    this.CONSUME(T.Open);
    const written = this.CONSUME(T.Text);
    this.CONSUME(T.Close);
    return this.ACTION(() => ({ kind: 'moment', value: unquoted(written.image, "'") }));
  });

  readonly temporal = this.RULE('temporal', (): Condition => {
    const word = this.CONSUME(T.TemporalWord);
    this.CONSUME(T.Open);
    const left = this.SUBRULE(this.instantOrInterval);
    this.CONSUME(T.Comma);
    const right = this.SUBRULE2(this.instantOrInterval);
    this.CONSUME(T.Close);
    return this.ACTION(() => ({ kind: 'temporal', op: known(TEMPORAL, word), left, right }));
  });

  readonly instantOrInterval = this.RULE('instantOrInterval', (): Scalar | Interval =>
    this.OR<Scalar | Interval>([{ ALT: () => this.SUBRULE(this.interval) }, { ALT: () => this.SUBRULE(this.scalar) }]),
  );

  readonly interval = this.RULE('interval', (): Interval => {
    this.CONSUME(T.IntervalWord);
    this.CONSUME(T.Open);
    const from = this.SUBRULE(this.scalar);
    this.CONSUME(T.Comma);
    const through = this.SUBRULE2(this.scalar);
    this.CONSUME(T.Close);
    return this.ACTION(() => ({ kind: 'interval', from: ended(from), through: ended(through) }));
  });

  readonly spatial = this.RULE('spatial', (): Condition => {
    const word = this.CONSUME(T.SpatialWord);
    this.CONSUME(T.Open);
    const left = this.SUBRULE(this.geometry);
    this.CONSUME(T.Comma);
    const right = this.SUBRULE2(this.geometry);
    this.CONSUME(T.Close);
    return this.ACTION(() => ({ kind: 'spatial', op: known(SPATIAL, word), left, right }));
  });
}

const joined = (kind: 'and' | 'or', parts: readonly Condition[]): Condition =>
  parts.length === 1 && parts[0] ? parts[0] : { kind, parts };

const negated =
  (no: IToken | undefined, make: (value: Scalar) => Condition) =>
  (value: Scalar): Condition =>
    no ? { kind: 'not', part: make(value) } : make(value);

// A property of type boolean, TRUE or FALSE stand alone; whether it is one, the translation asks.
const bare = (value: Scalar): Condition =>
  value.kind === 'boolean'
    ? { kind: 'constant', value: value.value }
    : { kind: 'compare', op: '=', left: value, right: { kind: 'boolean', value: true } };

const ended = (end: Scalar): Scalar | null => (end.kind === 'text' && end.value === '..' ? null : end);

function known<W extends string>(words: readonly W[], { image }: IToken): W {
  const found = words.find((word) => word === image.toLowerCase());
  if (!found) throw new UnknownFunction(image);
  return found;
}

/** A function of space or time that is not offered. */
export class UnknownFunction extends Error {
  override readonly name = 'UnknownFunction';
}

const lexer = new Lexer(T.TOKENS);
const parser = new Cql2Parser();

/** Where the text is wrong: the character from 1; nothing is found where it ends too soon. */
export interface Fault {
  kind: 'fault';
  at: number;
  found: string;
}

/** Parsed, or where the fault is: the column from 1. @throws UnknownFunction */
export function parseTokens(text: string, mostTokens: number): Condition | Fault {
  const { tokens, errors } = lexer.tokenize(text);
  const [unread] = errors;
  if (unread) return { kind: 'fault', at: unread.offset + 1, found: text.slice(unread.offset, unread.offset + 20) };
  if (tokens.length > mostTokens) return { kind: 'fault', at: (tokens[mostTokens]?.startOffset ?? 0) + 1, found: '…' };
  parser.input = tokens;
  const condition = parser.condition();
  const [fault] = parser.errors;
  if (!fault) return condition;
  const { startOffset, image } = fault.token;
  // At the end of the text the token has no place.
  return Number.isNaN(startOffset)
    ? { kind: 'fault', at: text.length + 1, found: '' }
    : { kind: 'fault', at: startOffset + 1, found: image };
}
