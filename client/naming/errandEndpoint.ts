import { z } from 'zod';
import { CaseDetail } from '#server/naming/caseContract.ts';
import { NamingApi } from '#server/naming/contract.ts';
import { endpoint } from '#server/platform/contract.ts';
import type { Act } from './actForm.ts';

/** The endpoint of an act with the body left open: the form has parsed it with `ActBodies` of that act already. */
export const errandEndpoint = (act: Act) =>
  endpoint({
    method: 'post',
    path: NamingApi[act].path,
    summary: NamingApi[act].summary,
    permission: NamingApi[act].permission,
    jurisdiction: 'naming-case',
    params: z.record(z.string(), z.string()),
    body: z.record(z.string(), z.unknown()),
    reply: CaseDetail,
  });
