import type { ImportRun } from '#server/exchange/imports/importContract.ts';
import { ImportsApi } from '#server/exchange/imports/importsApiContract.ts';
import { call } from '../../api/call.ts';

/** As many as the server takes in one request. */
const MOST_AT_ONCE = 1000;
const PAGE = 200;

/** Leaves rows out or takes them in again, in as many requests as it needs. @throws ApiProblem */
export async function leaveOutRows(run: ImportRun, numbers: readonly number[], leftOut: boolean): Promise<ImportRun> {
  let at = run;
  for (let i = 0; i < numbers.length; i += MOST_AT_ONCE) {
    const more = i + MOST_AT_ONCE < numbers.length;
    const body = { numbers: numbers.slice(i, i + MOST_AT_ONCE), leftOut, more };
    at = await call(ImportsApi.leaveOut, { params: { id: at.id }, body }, { version: at.version });
  }
  return at;
}

/** The same for every row that has a finding of a code. @throws ApiProblem */
export async function leaveOutByCode(run: ImportRun, code: string, leftOut: boolean): Promise<ImportRun> {
  const numbers: number[] = [];
  let cursor: string | null = null;
  do {
    const query: { limit: number; code: string; cursor?: string } = {
      limit: PAGE,
      code,
      ...(cursor ? { cursor } : {}),
    };
    const page = await call(ImportsApi.rows, { params: { id: run.id }, query });
    numbers.push(...page.items.filter((row) => row.leftOut !== leftOut).map(({ number }) => number));
    cursor = page.next;
  } while (cursor);
  return leaveOutRows(run, numbers, leftOut);
}
