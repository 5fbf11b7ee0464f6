import type { Router } from 'express';
import { Problem } from '../problem.ts';

const served = new WeakMap<Router, Map<string, string[]>>();

/** Remembers that a router answers a method on a path. */
export function noteServed(router: Router, path: string, method: string): void {
  const paths = served.get(router) ?? new Map<string, string[]>();
  paths.set(path, [...(paths.get(path) ?? []), method.toUpperCase()]);
  served.set(router, paths);
}

/** After the last `serve`: other methods on served paths get 405 with `Allow`. */
export function refuseOtherMethods(router: Router): void {
  for (const [path, methods] of served.get(router) ?? []) {
    router.all(path, (req, res) => {
      res.setHeader('Allow', methods.join(', '));
      throw new Problem('wrong-method', `${req.method} is not possible here`, {
        detailZh: `此地址不支持 ${req.method} 请求。`,
      });
    });
  }
}
