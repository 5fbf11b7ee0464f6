import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import express, { type RequestHandler, Router } from 'express';
import { nonceOf } from './securityHeaders.ts';
import { sendPage } from './sendPage.ts';

const PLACEHOLDER = '__CSP_NONCE__';

/**
 * The built office client below its own path: files as they are, every other address its page, because the client
 * knows its screens itself. The page gets the nonce of the reply for the styles that it makes while running.
 */
export function officeClient(folder: string): Router {
  const router = Router();
  const assets = express.static(join(folder, 'assets'), {
    index: false,
    immutable: true,
    maxAge: '1y',
    redirect: false,
  });
  router.use('/assets', assets, (_req, res) => sendPage(res, NO_FILE));
  router.use(express.static(folder, { index: false, redirect: false }));
  router.get('/{*screen}', page(join(folder, 'index.html')));
  return router;
}

const page =
  (path: string): RequestHandler =>
  async (_req, res) => {
    if (!existsSync(path)) return sendPage(res, NOT_BUILT);
    const html = await readFile(path, 'utf8');
    res.setHeader('Cache-Control', 'no-store');
    res.type('html').end(withNonce(html, nonceOf(res)));
  };

function withNonce(html: string, nonce: string): string {
  const filled = html.replaceAll(PLACEHOLDER, nonce);
  if (filled.includes('name="csp-nonce"')) return filled;
  return filled.replace('<head>', `<head><meta name="csp-nonce" content="${nonce}">`);
}

const NO_FILE = {
  status: 404,
  title: '没有这个文件 / No such file',
  text: '页面可能已更新，请刷新。 / The page may have changed: reload it.',
};
const NOT_BUILT = {
  status: 503,
  title: '办公系统尚未构建 / The office client is not built',
  text: '请运行 npm start，它会先构建客户端。 / Run npm start, which builds it first.',
};
