import { Problem } from '../problem.ts';

/** What is kept of a failure and shown on the screen. */
export interface JobFailure {
  message: string;
  messageZh?: string;
  code?: string;
}

const LONGEST = 500;

/** The failure in words, without what may be personal: quoted values, addresses and long numbers are left out. */
export function jobFailure(error: unknown): JobFailure {
  if (error instanceof Problem) {
    const { detailZh } = error.facts;
    return { message: bare(error.message), code: error.kind, ...(detailZh ? { messageZh: bare(detailZh) } : {}) };
  }
  if (!(error instanceof Error)) return { message: bare(String(error)) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return { message: bare(error.message), code };
}

const bare = (text: string): string =>
  text
    .replaceAll(/[^\s"'<>@,;()]+@[^\s"'<>@,;()]+/g, '…')
    .replaceAll(/"[^"]*"/g, '"…"')
    .replaceAll(/\d{7,}[\dXx]?/g, '…')
    .slice(0, LONGEST);
