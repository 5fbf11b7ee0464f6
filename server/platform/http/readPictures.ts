import type { Request, Response } from 'express';
import { fileTypeFromBuffer } from 'file-type';
import multer, { MulterError } from 'multer';
import type { Upload } from '../contract.ts';
import { Problem } from '../problem.ts';
import { baseName, malformed, tooMuch } from './readUpload.ts';

export interface PictureLimits {
  /** Bytes of each. */
  bytes: number;
  count: number;
}

/**
 * A multipart form with pictures in its parts `photos`, any of them empty as browsers send them; nothing is looked at but what
 * the content says it is.
 * @throws Problem unsupported-media, too-large, invalid-input, and whatever `problemFrom` makes of the parser's errors
 */
export async function readPictures(
  req: Request,
  res: Response,
  { bytes, count }: PictureLimits,
): Promise<{ files: Upload[]; fields: unknown }> {
  const parser = multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: bytes, files: count, fields: 20, fieldSize: 16 * 1024, parts: 20 + count },
    defParamCharset: 'utf8',
  }).array('photos', count);
  const parsed = new Promise<void>((resolve, reject) => {
    parser(req, res, (error?: unknown) => (error ? reject(fault(error, { bytes, count })) : resolve()));
  });
  await Promise.race([parsed, tooMuch(req, count * bytes + 1024 * 1024)]);
  const sent = Array.isArray(req.files) ? req.files.filter(({ size }) => size > 0) : [];
  return { files: await Promise.all(sent.map(uploadOf)), fields: { ...(req.body as object) } };
}

async function uploadOf({ originalname, buffer }: Express.Multer.File): Promise<Upload> {
  const sniffed = await fileTypeFromBuffer(buffer);
  const mediaType = sniffed?.mime ?? 'application/octet-stream';
  return { fileName: baseName(originalname), mediaType, bytes: buffer };
}

function fault(error: unknown, { bytes, count }: PictureLimits): unknown {
  if (!(error instanceof MulterError)) return malformed();
  const megabytes = Math.round(bytes / 1024 / 1024);
  if (error.code === 'LIMIT_FILE_SIZE')
    return new Problem('too-large', `A photo has more than ${megabytes} MB`, {
      detailZh: `每张照片不能超过 ${megabytes} MB。`,
    });
  if (error.code === 'LIMIT_FILE_COUNT' || error.code === 'LIMIT_UNEXPECTED_FILE')
    return new Problem('invalid-input', `At most ${count} photos`, { detailZh: `最多 ${count} 张照片。` });
  return error;
}
