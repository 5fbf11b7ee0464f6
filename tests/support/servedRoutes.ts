import type { Express } from 'express';
import { z } from 'zod';

/** What Express keeps of each `use`, `get`, `post` …; `custom` and not `object`, because `match` needs its own layer. */
interface Layer {
  name: string;
  handle: { stack?: unknown };
  route?: { path: string; methods: Readonly<Record<string, boolean>> };
  match(path: string): boolean;
}
const Stack = z
  .custom<Layer>((value) => z.looseObject({ name: z.string(), match: z.any() }).safeParse(value).success)
  .array();

/**
 * What an Express application answers under a mount, as `GET /path`, in whatever way it was registered: also what passed by
 * the contracts. `all` (here: the refusal of other methods) is left out.
 */
export const servedRoutes = (app: Express, mount: string): string[] =>
  Stack.parse(app.router.stack)
    .filter((layer) => layer.match(`${mount}/any`) && !layer.match('/any'))
    .flatMap(routesIn);

/** The pages that the service answers outside its mounts, as `/path`. */
export const servedPages = (app: Express): string[] =>
  Stack.parse(app.router.stack)
    .map(({ route }) => route)
    .flatMap((route) => (route && methodsOf(route.methods).includes('get') ? [route.path] : []));

function routesIn({ name, handle, route }: Layer): string[] {
  if (route) return methodsOf(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`);
  return name === 'router' ? Stack.parse(handle.stack).flatMap(routesIn) : [];
}

const methodsOf = (methods: Readonly<Record<string, boolean>>): string[] =>
  Object.keys(methods).filter((method) => method !== '_all');
