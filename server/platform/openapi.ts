import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import type { Endpoint } from './contract.ts';
import { PROBLEM_KINDS } from './problemKinds.ts';

/** The endpoints of one domain, under the domain's name. */
export interface ApiSection {
  name: string;
  endpoints: Readonly<Record<string, Endpoint>>;
}

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

/** The OpenAPI 3.1 document of all contracts: what `serve` enforces, nothing written by hand. */
export function openApiDocument(sections: readonly ApiSection[], publicUrl: string): object {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: 'diming.sid' });
  registry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' });
  const schema = z.toJSONSchema(ProblemDetails, { target: 'draft-2020-12' });
  registry.registerComponent('schemas', 'Problem', { ...schema } as Parameters<
    typeof registry.registerComponent<'schemas'>
  >[2]);
  for (const { name, endpoints } of sections) {
    for (const [key, endpoint] of Object.entries(endpoints)) {
      registry.registerPath(routeOf({ name, key }, endpoint));
    }
  }
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: '地名与行政区域界线管理 / Geographic names and boundaries',
      version: '1',
      description:
        '拒绝均以 application/problem+json 返回，含中英文说明。 / Refusals are problem details in both languages.',
    },
    servers: [{ url: `${publicUrl}/api` }],
    tags: sections.map(({ name }) => ({ name })),
  });
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
      default: { description: '拒绝 / refused', content: { 'application/problem+json': { schema: PROBLEM } } },
    },
  };
}

const replyOf = (endpoint: Endpoint): z.ZodType | { type: 'string' } =>
  endpoint.produces === undefined ? endpoint.reply : { type: 'string' };

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
  if (ifMatch) return z.object({ 'If-Match': z.string() });
  return idempotent ? z.object({ 'Idempotency-Key': z.string().min(8).max(200).optional() }) : undefined;
}

function bodyOf({ upload, body }: Endpoint): Request['body'] {
  if (upload) {
    const file = { type: 'string', format: 'binary' } as const;
    const schema = { type: 'object', properties: { file }, required: ['file'] } as const;
    return { required: true, content: { 'multipart/form-data': { schema: { ...schema, required: ['file'] } } } };
  }
  return body && { required: true, content: { 'application/json': { schema: body } } };
}
