import { Problem } from '../../platform/problem.ts';

/** One entry of the body that is wrong, with its JSON pointer. */
export const fieldFault = (pointer: string, code: string, message: string, messageZh: string): Problem =>
  new Problem('invalid-input', message, {
    detailZh: `${messageZh}。`,
    errors: [{ in: 'body', pointer, code, detail: message, detailZh: messageZh }],
  });
