import { randomBytes } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';
import type { Config } from '../config.ts';

/** Where tiles of a base map outside may come from: MapLibre fetches them, so the host belongs to `connect-src`. */
const TIANDITU = 'https://*.tianditu.gov.cn';

const nonces = new WeakMap<object, string>();

/** The nonce of this reply, for the page's own style elements. */
export const nonceOf = (res: Response): string => nonces.get(res) ?? '';

/** Headers on every answer. No inline script, no inline style without the nonce, nothing from elsewhere. */
export function securityHeaders(config: Config): RequestHandler {
  const https = config.publicUrl.startsWith('https:');
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        styleSrc: ["'self'", (_req, res) => `'nonce-${nonces.get(res)}'`],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'", ...(config.tiandituKey ? [TIANDITU] : [])],
        workerSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: https,
    referrerPolicy: { policy: 'same-origin' },
  });
  return (req, res, next) => {
    nonces.set(res, randomBytes(16).toString('base64'));
    res.setHeader('Permissions-Policy', 'camera=(self), geolocation=(self), microphone=(), payment=()');
    headers(req, res, next);
  };
}
