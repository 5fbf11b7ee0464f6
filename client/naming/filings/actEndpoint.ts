import { z } from 'zod';
import { FilingsApi } from '#server/naming/filings/contract.ts';
import { type FilingActName, FilingDetail } from '#server/naming/filings/filingContract.ts';
import { endpoint } from '#server/platform/contract.ts';

/** The endpoint of an act with the body left open: the form has parsed it by the contract already. */
export const filingEndpoint = (act: FilingActName) =>
  endpoint({
    method: 'post',
    path: FilingsApi[act].path,
    summary: FilingsApi[act].summary,
    permission: FilingsApi[act].permission,
    jurisdiction: 'filing',
    params: z.record(z.string(), z.string()),
    body: z.record(z.string(), z.unknown()),
    reply: FilingDetail,
  });
