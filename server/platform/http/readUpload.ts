import type { Request, Response } from 'express';
import { fileTypeFromBuffer } from 'file-type';
import multer, { MulterError } from 'multer';
import type { Upload } from '../contract.ts';
import { Problem } from '../problem.ts';

const LIMIT_BYTES = 20 * 1024 * 1024;

// A file at its limit with all the fields that may come along.
const MOST_BYTES = LIMIT_BYTES + 2 * 1024 * 1024;
// Who goes on sending after the refusal is listened to so long: closing at once would often lose the answer on its way.
const LINGER_MS = 5_000;

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
  const { file, fields } = await readForm(req, res);
  if (!file) throw noFile();
  return { file, fields };
}

/**
 * A multipart form whose part `file` may be left out, as browsers send a form with an empty file field.
 * @throws Problem unsupported-media, and whatever `problemFrom` makes of the parser's errors
 */
export async function readForm(req: Request, res: Response): Promise<{ file: Upload | undefined; fields: unknown }> {
  if (!req.is('multipart/form-data')) throw formFault();
  await Promise.race([parsed(req, res), tooMuch(req, MOST_BYTES)]);
  const fields = { ...(req.body as object) };
  if (!req.file || req.file.size === 0) return { file: undefined, fields };
  const sniffed = await fileTypeFromBuffer(req.file.buffer);
  const file = {
    fileName: baseName(req.file.originalname),
    mediaType: sniffed?.mime ?? 'application/octet-stream',
    bytes: req.file.buffer,
  };
  return { file, fields };
}

export const formFault = () =>
  new Problem('unsupported-media', 'Send multipart/form-data with a part `file`', {
    detailZh: '请以 multipart/form-data 上传，文件字段名为 file。',
  });

const parsed = (req: Request, res: Response): Promise<void> =>
  new Promise((resolve, reject) => {
    single(req, res, (error?: unknown) =>
      error ? reject(error instanceof MulterError ? error : malformed()) : resolve(),
    );
  });

/** Rejects as soon as more is announced or came than fits. The parser would answer only after the last byte. */
export function tooMuch(req: Request, most: number): Promise<never> {
  let bytes = 0;
  return new Promise((_, reject) => {
    const refuse = () => {
      req.off('data', count);
      discardRest(req);
      reject(new MulterError('LIMIT_FILE_SIZE', 'file'));
    };
    const count = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > most) refuse();
    };
    if (Number(req.get('content-length') ?? 0) > most) refuse();
    else req.on('data', count);
  });
}

function discardRest(req: Request): void {
  req.unpipe();
  req.resume();
  const { socket } = req;
  const limit = setTimeout(() => socket.destroy(), LINGER_MS).unref();
  req.once('end', () => clearTimeout(limit));
}

/** A body that the parser gave up. */
export const malformed = () =>
  new Problem('invalid-input', 'The multipart body is not well formed', { detailZh: '上传内容格式不正确或不完整。' });

export function noFile(): Problem {
  const words = { detail: 'Required, and not empty', detailZh: '必须选择一个非空文件' };
  return new Problem('invalid-input', 'The part `file` is missing or empty', {
    detailZh: '没有文件，或文件是空的。',
    errors: [{ in: 'file', pointer: '/file', code: 'required', ...words }],
  });
}

// Only the last step of whatever path came along, without control characters; at most what file systems take.
export function baseName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const clean = [...last].filter((c) => c >= ' ' && c !== '\u007f').join('');
  return clean.slice(-120) || 'file';
}
