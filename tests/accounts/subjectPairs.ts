import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Endpoint } from '#server/platform/contract.ts';
import { aPdf } from '#tests/support/aCase.ts';
import { fittingSample } from '#tests/support/arbitraryOf.ts';
import { aDispute } from '../disputes/disputeOffices.ts';
import { QUESTIONS } from '../disputes/everyAnswer.ts';

/** What is sent to an endpoint. */
export interface Sent {
  params?: Readonly<Record<string, unknown>>;
  body?: unknown;
  query?: Readonly<Record<string, string>>;
}

/** A record of another county and one that there is not: nobody may tell them apart. */
export interface Pair {
  ours: Sent;
  missing: Sent;
}

type PairOf = (endpoint: Endpoint) => Pair;

export const paramsOf = (endpoint: Endpoint): Record<string, unknown> =>
  z.record(z.string(), z.unknown()).parse(endpoint.params ? fittingSample(endpoint.params) : {});

const bodyOf = (endpoint: Endpoint): unknown => endpoint.body && fittingSample(endpoint.body);

/** The record is named in the address. */
export function byId(id: string, missing: string): PairOf {
  return (endpoint) => {
    const [body, params] = [bodyOf(endpoint), paramsOf(endpoint)];
    return { ours: { params: { ...params, id }, body }, missing: { params: { ...params, id: missing }, body } };
  };
}

/** The record is named in a field of the body. */
export function inBody(field: string, ours: string, missing: string): PairOf {
  return (endpoint) => {
    const body = Object(bodyOf(endpoint));
    const of = (value: string): Sent => ({ params: paramsOf(endpoint), body: { ...body, [field]: value } });
    return { ours: of(ours), missing: of(missing) };
  };
}

/** The body names both sides of a dispute. */
export function bySides(missingA: string, missingB: string): PairOf {
  return (endpoint) => {
    const [body, { sideA, sideB }] = [Object(bodyOf(endpoint)), aDispute()];
    const of = (a: string, b: string): Sent => ({ body: { ...body, sideA: a, sideB: b } });
    return { ours: of(sideA, sideB), missing: of(missingA, missingB) };
  };
}

interface ExchangeRecords {
  importRun: string;
  censusRecord: string;
  exported: string;
  webhook: string;
  job: string;
  deemingRule: string;
}

/** What came in and goes out, each with an id that is nobody's. */
export const exchangePairs = (made: ExchangeRecords) => ({
  'import-run': byId(made.importRun, randomUUID()),
  'census-record': byId(made.censusRecord, randomUUID()),
  'visible-export': byId(made.exported, randomUUID()),
  'own-export': byId(made.exported, randomUUID()),
  webhook: byId(made.webhook, randomUUID()),
  job: byId(made.job, randomUUID()),
  'deeming-rule': byId(made.deemingRule, randomUUID()),
});

/** A choice of one site where a sign is due. */
export const sitesAt = (placeId: string) => ({ sites: [{ placeId, rule: 'end', at: [106.2, 37.99] }] });

/** What must name the records it is about is no list: those of others are tried with it elsewhere. */
export function isList({ method, params, permission, path, query }: Endpoint): boolean {
  if (method !== 'get' || params || !permission.includes('.') || permission === 'audit.read') return false;
  return path in QUESTIONS || query?.safeParse({}).success !== false;
}

/** What a request carries: a file where one is asked for, JSON otherwise. Says in `headers` which. */
export function contentOf(endpoint: Endpoint, body: unknown, headers: Record<string, string>) {
  if (endpoint.upload) {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(aPdf())], { type: 'application/pdf' }), 'a.pdf');
    return { body: form };
  }
  if (endpoint.method === 'get' || body === undefined) return {};
  headers['Content-Type'] = 'application/json';
  return { body: JSON.stringify(body) };
}
