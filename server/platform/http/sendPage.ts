import type { Response } from 'express';

interface Page {
  status: number;
  title: string;
  text: string;
}

/** A plain page in both languages, without style or script of its own; for addresses that have nothing better. */
export function sendPage(res: Response, { status, title, text }: Page): void {
  res.status(status).setHeader('Cache-Control', 'no-store');
  res.type('html').end(`<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head>
<body><main><h1>${title}</h1><p>${text}</p><p><a href="/">返回首页 / Home</a></p></main></body>
</html>
`);
}
