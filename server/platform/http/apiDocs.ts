import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import express, { Router } from 'express';

const FOLDER = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

/**
 * The API document and a page to read and try it, all from this server. The document is made when it is first asked for: making it
 * takes half a second, and most starts of the service never need it.
 */
export function apiDocs(document: () => object): Router {
  const router = Router();
  let text: string | undefined;
  router.get('/openapi.json', (_req, res) => {
    text ??= JSON.stringify(document());
    res.setHeader('Cache-Control', 'no-cache');
    res.type('application/json').send(text);
  });
  router.get('/docs', (_req, res) => {
    res.type('html').end(PAGE);
  });
  // A file and not an element of the page: inline script has no place under the content security policy.
  router.get('/docs/start.js', (_req, res) => {
    res.type('text/javascript').end(START);
  });
  router.use('/docs', express.static(FOLDER, { index: false, redirect: false, maxAge: '1d' }));
  return router;
}

const PAGE = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>接口文档 / API</title>
<link rel="icon" href="/api/docs/favicon-32x32.png">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<main id="api"></main>
<noscript>接口文档见 <a href="/api/openapi.json">/api/openapi.json</a></noscript>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;
const START = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#api', deepLinking: true, validatorUrl: null });
`;
