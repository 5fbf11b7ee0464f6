import type { Request, Response } from 'express';
import { fileTypeFromBuffer } from 'file-type';
import multer, { MulterError } from 'multer';
import type { Upload } from '../contract.ts';
import { Problem } from '../problem.ts';

const LIMIT_BYTES = 20 * 1024 * 1024;

const single = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: LIMIT_BYTES, files: 1, fields: 20, fieldSize: 64 * 1024, parts: 21 },
  // Browsers send file names as UTF-8 without saying so; the parser would otherwise read Latin-1.
  defParamCharset: 'utf8',
}).single('file');

/**
 * The part `file` of a multipart upload and its other fields as text.
 * @throws Problem unsupported-media, invalid-input (no file), and whatever `problemFrom` makes of the parser's errors
 */
export async function readUpload(req: Request, res: Response): Promise<{ file: Upload; fields: unknown }> {
  if (!req.is('multipart/form-data')) {
    throw new Problem('unsupported-media', 'Send multipart/form-data with a part `file`', {
      detailZh: '请以 multipart/form-data 上传，文件字段名为 file。',
    });
  }
  await new Promise<void>((resolve, reject) => {
    single(req, res, (error?: unknown) =>
      error ? reject(error instanceof MulterError ? error : malformed()) : resolve(),
    );
  });
  if (!req.file || req.file.size === 0) throw noFile();
  const sniffed = await fileTypeFromBuffer(req.file.buffer);
  const file = {
    fileName: baseName(req.file.originalname),
    mediaType: sniffed?.mime ?? 'application/octet-stream',
    bytes: req.file.buffer,
  };
  return { file, fields: { ...(req.body as object) } };
}

const malformed = () =>
  new Problem('invalid-input', 'The multipart body is not well formed', { detailZh: '上传内容格式不正确或不完整。' });

function noFile(): Problem {
  const words = { detail: 'Required, and not empty', detailZh: '必须选择一个非空文件' };
  return new Problem('invalid-input', 'The part `file` is missing or empty', {
    detailZh: '没有文件，或文件是空的。',
    errors: [{ in: 'file', pointer: '/file', code: 'required', ...words }],
  });
}

// Only the last step of whatever path came along, without control characters; at most what file systems take.
function baseName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const clean = [...last].filter((c) => c >= ' ' && c !== '\u007f').join('');
  return clean.slice(-120) || 'file';
}
