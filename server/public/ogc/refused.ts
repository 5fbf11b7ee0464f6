import { Problem } from '../../platform/problem.ts';

/** A parameter of the query that cannot be taken, named by its pointer. */
export function refused(parameter: string, detail: string, detailZh: string): Problem {
  const errors = [{ in: 'query' as const, pointer: `/${parameter}`, code: 'invalid', detail, detailZh }];
  return new Problem('invalid-input', `${parameter}: ${detail}`, {
    detailZh: `参数 ${parameter}：${detailZh}。`,
    errors,
  });
}
