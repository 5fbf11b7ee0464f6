import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import type { Endpoint } from './contract.ts';
import { refusalResponses, refusalsOf } from './openApiRefusals.ts';
import { tidied } from './openApiTidied.ts';
import { PROBLEM_KINDS } from './problemKinds.ts';

/** The endpoints of one domain, under the domain's name. */
export interface ApiSection {
  name: string;
  endpoints: Readonly<Record<string, Endpoint>>;
}

/** What the service posts to whoever subscribed, by the name of the event. */
export type ApiEvents = Readonly<Record<string, { summary: string; payload: z.ZodType }>>;

const FieldError = z.object({
  in: z.enum(['body', 'query', 'path', 'header', 'file']),
  pointer: z.string(),
  code: z.string(),
  detail: z.string(),
  detail_zh: z.string(),
});
const ProblemDetails = z.object({
  type: z.enum(Object.keys(PROBLEM_KINDS).map((kind) => `/problems/${kind}`)),
  title: z.string(),
  title_zh: z.string(),
  status: z.number().int(),
  detail: z.string(),
  detail_zh: z.string(),
  errors: FieldError.array().optional(),
});

/** The OpenAPI 3.1 document of all contracts: what `serve` enforces and what is posted to others, nothing written by hand. */
export function openApiDocument(sections: readonly ApiSection[], publicUrl: string, events: ApiEvents = {}): object {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: 'diming.sid' });
  registry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' });
  const schema = z.toJSONSchema(ProblemDetails, { target: 'draft-2020-12' });
  registry.registerComponent('schemas', 'Problem', { ...schema } as Parameters<
    typeof registry.registerComponent<'schemas'>
  >[2]);
  for (const [name, response] of Object.entries(refusalResponses(PROBLEM))) {
    registry.registerComponent('responses', name, response);
  }
  for (const { name, endpoints } of sections) {
    for (const [key, endpoint] of Object.entries(endpoints)) {
      registry.registerPath(routeOf({ name, key }, endpoint));
    }
  }
  for (const [name, event] of Object.entries(events)) registry.registerWebhook(webhookOf(name, event));
  const document = new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: '地名与行政区域界线管理 / Geographic names and boundaries',
      version: '1',
      description:
        '拒绝均以 application/problem+json 返回，含中英文说明。 / Refusals are problem details in both languages.',
      contact: { name: '地名主管部门 / the authority in charge of place names', url: publicUrl },
    },
    servers: [{ url: `${publicUrl}/api` }],
    tags: sections.map(({ name }) => ({ name, description: `server: ${name}` })),
  });
  return tidied(document);
}

const PROBLEM = { $ref: '#/components/schemas/Problem' };

interface Place {
  name: string;
  key: string;
}

function routeOf({ name, key }: Place, endpoint: Endpoint): RouteConfig {
  const isPublic = endpoint.permission === 'public';
  return {
    method: endpoint.method,
    path: endpoint.path.replaceAll(/:(\w+)/g, '{$1}'),
    operationId: `${name}.${key}`,
    summary: endpoint.summary,
    description: `权限 / permission: \`${endpoint.permission}\``,
    tags: [name],
    security: isPublic ? [] : [{ session: [] }, { token: [] }],
    request: requestOf(endpoint),
    responses: {
      [endpoint.method === 'post' && endpoint.idempotent ? 201 : 200]: {
        description: '成功 / done',
        content: { [endpoint.produces ?? 'application/json']: { schema: replyOf(endpoint) } },
      },
      ...refusalsOf(endpoint),
      default: { $ref: '#/components/responses/Refused' },
    },
  };
}

const SIGNED = z.object({
  'webhook-id': z.string().describe('事件编号 / the id of the event'),
  'webhook-timestamp': z.string().describe('发送时刻，Unix 秒 / when it is sent, seconds since 1970'),
  'webhook-signature': z
    .string()
    .describe('签名 v1,…，更换密钥期间有两个 / signatures `v1,…`, two of them while the secret is changed'),
});

function webhookOf(name: string, { summary, payload }: ApiEvents[string]): RouteConfig {
  return {
    ...{ method: 'post', path: name, operationId: `event.${name}`, summary, tags: ['webhooks'], security: [] },
    description:
      'Standard Webhooks：15 秒内以 2xx 应答表示接收 / an answer 2xx within 15 s takes it; 410 ends the webhook',
    request: { headers: SIGNED, body: { required: true, content: { 'application/json': { schema: payload } } } },
    responses: {
      200: { description: '已接收 / taken' },
      410: { description: '不再接收 / gone: nothing more is sent' },
    },
  };
}

const TEXT = /^(text\/|image\/svg|application\/(geo\+json|gpx\+xml))/;

/** A file is bytes, unless its type is one of text. */
function replyOf({ produces, reply }: Endpoint): z.ZodType | { type: 'string'; format?: 'binary' } {
  if (produces === undefined) return reply;
  return TEXT.test(produces) ? { type: 'string' } : { type: 'string', format: 'binary' };
}

type Request = NonNullable<RouteConfig['request']>;

function requestOf(endpoint: Endpoint): Request {
  const { params, query } = endpoint;
  const request: Request = {};
  if (params instanceof z.ZodObject) request.params = params;
  if (query instanceof z.ZodObject) request.query = query;
  const headers = headersOf(endpoint);
  if (headers) request.headers = headers;
  const body = bodyOf(endpoint);
  if (body) request.body = body;
  return request;
}

function headersOf({ ifMatch, idempotent }: Endpoint): z.ZodObject | undefined {
  if (ifMatch) return z.object({ 'If-Match': z.string().describe('所读取的版本 / the version that was read: "3"') });
  const key = z
    .string()
    .min(8)
    .max(200)
    .optional()
    .describe('重复提交返回首次结果 / a repeated key gets the first reply');
  return idempotent ? z.object({ 'Idempotency-Key': key }) : undefined;
}

function bodyOf({ upload, body }: Endpoint): Request['body'] {
  if (upload) {
    const file = { type: 'string', format: 'binary' } as const;
    const schema = { type: 'object', properties: { file }, required: ['file'] } as const;
    return { required: true, content: { 'multipart/form-data': { schema: { ...schema, required: ['file'] } } } };
  }
  return body && { required: true, content: { 'application/json': { schema: body } } };
}
