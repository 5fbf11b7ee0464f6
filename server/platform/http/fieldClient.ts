import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler, Router } from 'express';
import { sendPage } from './sendPage.ts';

// A device asks for these by name: an old copy on the way would keep it on an old app.
const ASK_AGAIN = 'no-cache';

/**
 * The built field app below its own path: its page at every address, its assets for good, and the worker and manifest that a
 * device asks for anew. The path ends in `/`, since the worker's scope does: without it the app would not be found offline.
 */
export function fieldClient(folder: string): Router {
  const router = Router({ strict: true });
  const files = express.static(folder, {
    index: false,
    redirect: false,
    setHeaders: (res) => res.setHeader('Cache-Control', ASK_AGAIN),
  });
  const assets = express.static(join(folder, 'assets'), {
    index: false,
    immutable: true,
    maxAge: '1y',
    redirect: false,
  });
  router.get('/', (req, res, next) =>
    req.originalUrl.startsWith(`${req.baseUrl}/`) ? next() : res.redirect(308, `${req.baseUrl}/`),
  );
  router.use('/assets', assets, (_req, res) => sendPage(res, NO_FILE));
  router.use(files);
  router.get('/{*screen}', page(join(folder, 'index.html')));
  return router;
}

const page =
  (path: string): RequestHandler =>
  (_req, res) => {
    if (!existsSync(path)) return sendPage(res, NOT_BUILT);
    res.setHeader('Cache-Control', ASK_AGAIN);
    res.sendFile(path);
  };

const NO_FILE = {
  status: 404,
  title: '没有这个文件 / No such file',
  text: '应用可能已更新，请重新打开。 / The app may have changed: open it again.',
};
const NOT_BUILT = {
  status: 503,
  title: '外业应用尚未构建 / The field app is not built',
  text: '请运行 npm start，它会先构建客户端。 / Run npm start, which builds it first.',
};
