import { z } from 'zod';

const FieldError = z.object({
  /** JSON pointer into the body, e.g. `/candidates/0/name`; empty when it concerns the whole request. */
  pointer: z.string(),
  detail: z.string(),
  detail_zh: z.string().optional(),
});
const Body = z.object({
  type: z.string().default('about:blank'),
  title: z.string().default(''),
  detail: z.string().default(''),
  detail_zh: z.string().optional(),
  errors: FieldError.array().catch([]),
});

export interface ProblemField {
  pointer: string;
  detail: string;
  detailZh: string;
}

/** A refusal as the server states it (RFC 9457), or the failure to reach it (`status` 0). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly type: string;
  readonly title: string;
  readonly detail: string;
  readonly detailZh: string;
  readonly errors: readonly ProblemField[];
  /** The whole document, with the members particular to its type. */
  readonly facts: unknown;

  constructor(status: number, document: unknown) {
    const body = Body.parse(typeof document === 'object' && document !== null ? document : {});
    super(body.detail || body.title || `HTTP ${status}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.type = body.type;
    this.title = body.title;
    this.detail = body.detail;
    this.detailZh = body.detail_zh ?? body.detail;
    this.errors = body.errors.map((e) => ({ pointer: e.pointer, detail: e.detail, detailZh: e.detail_zh ?? e.detail }));
    this.facts = document;
  }

  /** The short name of the type: `wrong-state` of `/problems/wrong-state`. */
  get kind(): string {
    return this.type.split('/').at(-1) ?? '';
  }
}
