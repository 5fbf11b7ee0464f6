import { Problem } from '../platform/problem.ts';

/** Why a whole file cannot be read: a Problem that also becomes a finding of the report, by its `code`. */
export const importRefusal = (code: string, detail: string, detailZh: string, proposal?: string): Problem =>
  new Problem('invalid-input', detail, { detailZh, code, ...(proposal === undefined ? {} : { proposal }) });
