import type { Response } from 'express';
import type { Download } from '../contract.ts';

/**
 * Sends a document made or kept by the register: never sniffed, never run as a page (sandbox), saved unless `inline`.
 */
export function sendDownload(res: Response, download: Download, produces: string): void {
  const { body, mediaType = produces, fileName, inline = false } = download;
  const text = typeof body === 'string';
  res.setHeader('Content-Type', text ? `${mediaType}; charset=utf-8` : mediaType);
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Content-Disposition', disposition(inline ? 'inline' : 'attachment', fileName));
  res.setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox");
  const bytes = text ? Buffer.from(body, 'utf8') : body;
  res.setHeader('Content-Length', bytes.byteLength);
  res.end(bytes);
}

// RFC 6266: the plain name for old readers, the encoded one carries the Chinese.
function disposition(kind: string, fileName: string | undefined): string {
  if (fileName === undefined) return kind;
  const plain = fileName.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(fileName).replaceAll(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
