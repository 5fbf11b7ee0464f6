import { z } from 'zod';
import type { Call, Endpoint, Reply } from '#server/platform/contract.ts';
import { FieldProblem } from './fieldProblem.ts';

// Under the content security policy zod's probe for `new Function` would be reported as a violation.
z.config({ jitless: true });

const UNREACHABLE = {
  type: '/problems/unreachable',
  detail: 'The server could not be reached.',
  detail_zh: '无法连接服务器。',
};

interface Parts {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}

function urlOf(endpoint: Endpoint, { params = {}, query = {} }: Parts): string {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return `/api${path}${search.size > 0 ? `?${search}` : ''}`;
}

async function send(url: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...request, credentials: 'same-origin', cache: 'no-store' });
  } catch {
    throw new FieldProblem(0, UNREACHABLE);
  }
}

/** The whole body as text; `onBytes` hears how much has come. A connection that breaks off is like one never made. */
async function textOf(response: Response, onBytes?: (bytes: number) => void): Promise<string> {
  try {
    if (!onBytes || !response.body) return await response.text();
    const decoder = new TextDecoder();
    const reader = response.body.getReader();
    let text = '';
    let bytes = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      bytes += part.value.byteLength;
      text += decoder.decode(part.value, { stream: true });
      onBytes(bytes);
    }
    return text + decoder.decode();
  } catch {
    throw new FieldProblem(0, UNREACHABLE);
  }
}

function documentOf(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Calls one endpoint of the contract and parses the reply with it.
 * @param onBytes hears how many bytes of the reply have come
 * @throws FieldProblem whatever the server refuses, or status 0 when it cannot be reached
 * @throws ZodError when the reply does not fit the contract: a fault of ours, not of the person
 */
export async function call<E extends Endpoint>(
  endpoint: E,
  input: Call<E>,
  onBytes?: (bytes: number) => void,
): Promise<Reply<E>> {
  const parts: Parts = input;
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json' };
  if (endpoint.body) headers['content-type'] = 'application/json';
  const body = endpoint.body ? { body: JSON.stringify(parts.body) } : {};
  const response = await send(urlOf(endpoint, parts), { method: endpoint.method.toUpperCase(), headers, ...body });
  const document = documentOf(await textOf(response, onBytes));
  if (!response.ok)
    throw new FieldProblem(response.status, document, Number(response.headers.get('retry-after')) || null);
  const reply: unknown = endpoint.reply.parse(document);
  return reply as Reply<E>;
}
