import type { ErrorRequestHandler, Response } from 'express';
import type { Log } from '../log.ts';
import { type FieldError, Problem } from '../problem.ts';
import { PROBLEM_KINDS } from '../problemKinds.ts';
import { problemFrom } from './problemFrom.ts';
import { stateOf } from './requestState.ts';

/**
 * The one place that answers a refusal: problem details (RFC 9457) in both languages. What is not a refusal is a bug:
 * logged with its stack, answered 500 without a word about the inside.
 */
export const sendProblem =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, req, res, _next) => {
    const { id, route } = stateOf(req);
    const known = problemFrom(error);
    if (!known) log.error({ requestId: id, route, err: error }, 'http.failed');
    if (res.headersSent) {
      res.destroy();
      return;
    }
    writeProblem(res, known ?? internal(id));
  };

/** Writes one problem as the answer. */
export function writeProblem(res: Response, problem: Problem): void {
  const { status } = PROBLEM_KINDS[problem.kind];
  const { retryAfterSeconds } = problem.facts;
  if (retryAfterSeconds !== undefined) res.setHeader('Retry-After', retryAfterSeconds);
  if (status === 401) res.setHeader('WWW-Authenticate', 'Bearer realm="diming"');
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('Content-Type', 'application/problem+json; charset=utf-8');
  res.removeHeader('ETag');
  res.status(status).end(JSON.stringify(documentOf(problem)));
}

function documentOf(problem: Problem) {
  const { detailZh, errors, ...facts } = problem.facts;
  const kind = problem.kind === 'outside-jurisdiction' ? 'not-found' : problem.kind;
  const { status, title, titleZh } = PROBLEM_KINDS[kind];
  return {
    ...facts,
    type: `/problems/${kind}`,
    title,
    title_zh: titleZh,
    status,
    detail: problem.message,
    detail_zh: detailZh ?? `${titleZh}。`,
    ...(errors ? { errors: errors.map(wireError) } : {}),
  };
}

const wireError = ({ detailZh, ...rest }: FieldError) => ({ ...rest, detail_zh: detailZh });

const internal = (requestId: string) =>
  new Problem('internal', 'The fault was logged under this request id', {
    detailZh: '故障已记录，请将请求编号告知管理员。',
    requestId,
  });
