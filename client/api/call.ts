import { z } from 'zod';
import type { Call, Endpoint, Reply } from '#server/platform/contract.ts';
import { ApiProblem } from './apiProblem.ts';

// Under the content security policy zod's probe for `new Function` would be reported as a violation.
z.config({ jitless: true });

export interface CallOptions {
  /** The version the edited thing was read at; sent as `If-Match`. */
  version?: number;
  /** Repeating a create with the same key answers with the first reply. */
  idempotencyKey?: string;
  /** The one part `file` of an upload endpoint. */
  file?: File;
  signal?: AbortSignal;
}

interface Parts {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}

/** The address of an endpoint, for links and downloads: `/api/naming-cases/…/attachments/…`. */
export function urlOf<E extends Endpoint>(endpoint: E, input: Call<E>): string {
  const { params = {}, query = {} } = input as Parts;
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  return `/api${path}${search.size > 0 ? `?${search}` : ''}`;
}

function requestOf(endpoint: Endpoint, body: unknown, options: CallOptions): RequestInit {
  const headers = new Headers({ accept: 'application/json, application/problem+json' });
  if (options.version !== undefined) headers.set('if-match', `"${options.version}"`);
  if (options.idempotencyKey) headers.set('idempotency-key', options.idempotencyKey);
  const request: RequestInit = { method: endpoint.method.toUpperCase(), headers, credentials: 'same-origin' };
  if (options.signal) request.signal = options.signal;
  if (endpoint.upload && options.file) {
    const form = new FormData();
    form.set('file', options.file);
    request.body = form;
  } else if (endpoint.body) {
    headers.set('content-type', 'application/json');
    request.body = JSON.stringify(body);
  }
  return request;
}

async function send(url: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, request);
  } catch (error) {
    if (request.signal?.aborted) throw error;
    throw new ApiProblem(0, {
      type: '/problems/unreachable',
      title: 'Unreachable',
      detail: 'The server could not be reached. Check the network and try again.',
      detail_zh: '无法连接服务器，请检查网络后重试。',
    });
  }
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return { title: response.statusText, detail: text.slice(0, 200) };
  }
}

/**
 * Calls one endpoint of the contract: builds the address, sends, and parses the reply with the same contract.
 * @throws ApiProblem whatever the server refuses, or status 0 when it cannot be reached
 * @throws ZodError when the reply does not fit the contract: a fault of ours, not of the person
 */
export async function call<E extends Endpoint>(
  endpoint: E,
  input: Call<E>,
  options: CallOptions = {},
): Promise<Reply<E>> {
  const response = await send(urlOf(endpoint, input), requestOf(endpoint, (input as Parts).body, options));
  const document = await readJson(response);
  if (!response.ok) throw new ApiProblem(response.status, document);
  return endpoint.reply.parse(document) as Reply<E>;
}

/** Reads an endpoint that answers with a file. @throws ApiProblem */
export async function download<E extends Endpoint>(
  endpoint: E,
  input: Call<E>,
): Promise<{ blob: Blob; fileName: string }> {
  const response = await send(urlOf(endpoint, input), requestOf(endpoint, (input as Parts).body, {}));
  if (!response.ok) throw new ApiProblem(response.status, await readJson(response));
  const [, encoded = ''] = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '') ?? [];
  return { blob: await response.blob(), fileName: decodeURIComponent(encoded) };
}
