import { z } from 'zod';

const Document = z.object({
  type: z.string().default('about:blank'),
  detail: z.string().default(''),
  detail_zh: z.string().optional(),
  errors: z.object({ pointer: z.string(), detail: z.string(), detail_zh: z.string().optional() }).array().catch([]),
});

/** A refusal as the server states it (RFC 9457), or the failure to reach it (`status` 0). */
export class FieldProblem extends Error {
  override readonly name = 'FieldProblem';
  readonly status: number;
  readonly type: string;
  readonly detail: string;
  readonly detailZh: string;
  /** Seconds that the server asks to wait before the next try; null where it does not say. */
  readonly retryAfter: number | null;

  constructor(status: number, document: unknown, retryAfter: number | null = null) {
    const { data } = Document.safeParse(document);
    const detail = [data?.detail, ...(data?.errors ?? []).map((e) => `${e.pointer} ${e.detail}`)]
      .filter(Boolean)
      .join('\n');
    super(detail || `HTTP ${status}`);
    this.status = status;
    this.type = data?.type ?? 'about:blank';
    this.detail = this.message;
    this.detailZh =
      [data?.detail_zh ?? data?.detail, ...(data?.errors ?? []).map((e) => e.detail_zh ?? e.detail)]
        .filter(Boolean)
        .join('\n') || `服务器返回 ${status}`;
    this.retryAfter = retryAfter;
  }

  /** Whether the same request may succeed later: no network, a busy or failing server. */
  get passing(): boolean {
    return this.status === 0 || this.status >= 500 || [408, 423, 425, 429].includes(this.status);
  }
}
