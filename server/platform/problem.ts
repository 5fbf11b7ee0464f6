import type { ProblemKind } from './problemKinds.ts';

/** One fault of the input, by JSON pointer (RFC 6901) into the part of the request named by `in`. */
export interface FieldError {
  in: 'body' | 'query' | 'path' | 'header' | 'file';
  pointer: string;
  code: string;
  detail: string;
  detailZh: string;
}

/** What a refusal tells besides its sentence. Facts other than the named ones go to the wire as they are. */
export interface ProblemFacts {
  /** The sentence in Chinese; without it the title of the kind is said. */
  detailZh?: string;
  errors?: readonly FieldError[];
  /** Seconds after which trying again makes sense; also sent as `Retry-After`. */
  retryAfterSeconds?: number;
  [fact: string]: unknown;
}

/**
 * The only error thrown on purpose: becomes problem details (RFC 9457) with the status of its kind.
 * `detail` is one English sentence for the reader; programs read `kind`, `errors` and the facts.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly kind: ProblemKind;
  readonly facts: ProblemFacts;
  constructor(kind: ProblemKind, detail: string, facts: ProblemFacts = {}) {
    super(detail);
    this.kind = kind;
    this.facts = facts;
  }
}
