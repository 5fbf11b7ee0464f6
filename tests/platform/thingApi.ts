import { z } from 'zod';
import { endpoint } from '#server/platform/contract.ts';

// Endpoints of no domain, for the tests of the HTTP layer.
export const Thing = z.strictObject({
  name: z.string().min(2).max(10),
  size: z.number().int().min(1).optional(),
  on: z.iso.date().optional(),
});
export const Saved = z.object({ name: z.string(), version: z.number().int() });
export const params = z.object({ id: z.uuid() });
export const base = { permission: 'thing.read', jurisdiction: 'none' };
export const list = endpoint({
  ...{ method: 'get', path: '/things', summary: '', reply: z.object({ limit: z.number() }) },
  ...{ permission: 'public', jurisdiction: 'none', query: z.object({ limit: z.coerce.number().max(200).default(50) }) },
});
export const save = endpoint({
  ...base,
  method: 'put',
  path: '/things/:id',
  summary: '',
  params,
  body: Thing,
  ifMatch: true,
  reply: Saved,
});
