import { Problem } from '../../platform/problem.ts';

/** One entry of the body that is wrong, with its JSON pointer. */
export const fieldFault = (pointer: string, code: string, detail: string, detailZh: string): Problem =>
  new Problem('invalid-input', detail, {
    detailZh: `${detailZh}。`,
    errors: [{ in: 'body', pointer, code, detail, detailZh }],
  });
