import type { Endpoint } from './contract.ts';
import { PROBLEM_KINDS, type ProblemKind } from './problemKinds.ts';

/** Refusals that a client can expect, as named answers of the document. */
const NAMED = {
  InvalidInput: 'invalid-input',
  NotSignedIn: 'not-signed-in',
  NotAllowed: 'not-allowed',
  NotFound: 'not-found',
  Conflict: 'conflict',
  StaleVersion: 'stale-version',
  TooLarge: 'too-large',
  UnsupportedMedia: 'unsupported-media',
  VersionRequired: 'version-required',
  TooMany: 'too-many',
} as const satisfies Record<string, ProblemKind>;
type Name = keyof typeof NAMED;

/** The named answers, each with the schema of problem details. */
export function refusalResponses(schema: { $ref: string }) {
  const content = { 'application/problem+json': { schema } };
  const described = Object.entries(NAMED).map(([name, kind]) => {
    const { title, titleZh } = PROBLEM_KINDS[kind];
    return [name, { description: `${titleZh} / ${title}`, content }] as const;
  });
  return { ...Object.fromEntries(described), Refused: { description: '拒绝 / refused', content } };
}

/** How an endpoint may refuse, by status: what its contract promises and no more. */
export function refusalsOf({ permission, method, params, body, upload, ifMatch }: Endpoint) {
  const named = (isThere: unknown, ...names: readonly Name[]) => (isThere ? names : []);
  const names: Name[] = [
    ...named(true, 'InvalidInput', 'TooMany'),
    ...named(permission !== 'public', 'NotSignedIn', 'NotAllowed'),
    ...named(params, 'NotFound'),
    ...named(method !== 'get', 'Conflict'),
    ...named(body ?? upload, 'TooLarge', 'UnsupportedMedia'),
    ...named(ifMatch, 'StaleVersion', 'VersionRequired'),
  ];
  return Object.fromEntries(
    names.map((name) => [PROBLEM_KINDS[NAMED[name]].status, { $ref: `#/components/responses/${name}` }]),
  );
}
