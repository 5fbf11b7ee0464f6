import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { Download, OpenedFile } from '../contract.ts';

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
  if (isOpened(body)) {
    sendOpened(res, body);
    return;
  }
  const bytes = text ? Buffer.from(body, 'utf8') : body;
  res.setHeader('Content-Length', bytes.byteLength);
  res.end(bytes);
}

const isOpened = (body: Download['body']): body is OpenedFile => typeof body === 'object' && 'stream' in body;

/** As fast as the reader takes it. A reader who goes away, or a disk that fails midway, ends the connection. */
function sendOpened(res: Response, { stream, bytes }: OpenedFile): void {
  res.setHeader('Content-Length', bytes);
  pipeline(stream, res).catch(() => res.destroy());
}

// RFC 6266: the plain name for old readers, the encoded one carries the Chinese.
function disposition(kind: string, fileName: string | undefined): string {
  if (fileName === undefined) return kind;
  const plain = fileName.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(fileName).replaceAll(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
