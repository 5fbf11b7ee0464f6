import type { Request, Response } from 'express';
import type { OpenFile } from './openFile.ts';

interface Sent {
  file: OpenFile;
  fileName: string;
  mediaType: string;
}

/** Sends a file of a dataset, whole or a part of it (Range); its ETag is its checksum. */
export async function sendOpenFile(req: Request, res: Response, { file, fileName, mediaType }: Sent): Promise<void> {
  res.set({
    'Content-Type': mediaType,
    'Content-Disposition': `attachment; filename="${fileName}"`,
    'Cache-Control': 'public, max-age=3600',
    'X-Content-Type-Options': 'nosniff',
    ETag: `"${file.sha256}"`,
    'Last-Modified': new Date(file.madeAt).toUTCString(),
    'Repr-Digest': `sha-256=:${Buffer.from(file.sha256, 'hex').toString('base64')}:`,
  });
  await new Promise<void>((resolve, reject) => {
    const options = { etag: false, lastModified: false, cacheControl: false, dotfiles: 'allow' } as const;
    res.sendFile(file.path, options, (error?: unknown) => {
      // A reader who goes away is no fault of ours.
      if (!error || res.headersSent || req.destroyed) resolve();
      else reject(error as Error);
    });
  });
}
