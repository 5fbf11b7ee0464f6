import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';

export interface ApiRequest {
  method: string;
  /** Below `/api`. */
  path: string;
  token?: string | undefined;
  ifMatch?: number;
  body?: object;
}
export interface ApiReply {
  status: number;
  body: Record<string, unknown>;
  text: string;
}
export interface ApiClient {
  send(request: ApiRequest): Promise<ApiReply>;
  close(): void;
}

/** One listening server and kept connections: for tests that send thousands of requests. */
export async function apiClient(app: Express): Promise<ApiClient> {
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    send: (request) => send(`http://127.0.0.1:${port}/api`, request),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function send(api: string, { method, path, token, ifMatch, body }: ApiRequest): Promise<ApiReply> {
  const reply = await fetch(api + path, {
    method,
    headers: {
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...(ifMatch === undefined ? {} : { 'If-Match': `"${ifMatch}"` }),
      ...(body ? { 'Content-Type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await reply.text();
  return { status: reply.status, text, body: text.startsWith('{') ? JSON.parse(text) : {} };
}
