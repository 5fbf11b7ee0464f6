import { z } from 'zod';
import { Day, DivisionCode, endpoint } from '../platform/contract.ts';

/** Name of a list, as its file in data/codelists: `refusal-reasons`, `organ-kinds` … New lists are rows, not code. */
export const CodeListKind = z
  .string()
  .regex(/^[a-z][a-z-]{1,39}$/)
  .describe('refusal-reasons, organ-kinds, opinion-values …');

/** One code with its words, the law behind it and the days on which it holds. */
export const CodeListItem = z.object({
  code: z.string(),
  labelZh: z.string(),
  labelEn: z.string(),
  sourceZh: z.string(),
  sourceEn: z.string(),
  /** Empty where no law sets the list. */
  articleZh: z.string(),
  articleEn: z.string(),
  /** `CN`, or the digits with which the codes of its divisions begin. */
  jurisdiction: z.string(),
  validFrom: Day.nullable(),
  /** The first day on which it no longer holds. */
  validTo: Day.nullable(),
  /** What else the list says of the code, e.g. `needs_text`: `true`. */
  traits: z.record(z.string(), z.string()),
});
export type CodeListItem = z.infer<typeof CodeListItem>;

export const CodeListApi = {
  codeList: endpoint({
    method: 'get',
    path: '/code-lists/:kind',
    summary:
      '代码表：某日、某区划有效的代码及其依据 / A code list: the codes in force on a day in a division, with their basis',
    permission: 'public',
    jurisdiction: 'none',
    params: z.object({ kind: CodeListKind }),
    query: z.strictObject({ at: Day.optional(), division: DivisionCode.optional() }),
    sharedSeconds: 300,
    reply: z.object({ kind: z.string(), items: CodeListItem.array() }),
  }),
};
