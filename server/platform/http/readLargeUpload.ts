import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Request, Response } from 'express';
import multer, { MulterError } from 'multer';
import type { LargeUpload } from '../contract.ts';
import { Problem } from '../problem.ts';
import { baseName, formFault, noFile, tooMuch } from './readUpload.ts';

const MIB = 1024 * 1024;
const LIMIT_BYTES = 500 * MIB;

/**
 * The part `file` of a multipart upload, written to disk as it comes, and its other fields. The file is removed when the
 * request is over, whichever way.
 * @throws Problem unsupported-media, invalid-input (no file), too-large, and whatever `problemFrom` makes of the parser's errors
 */
export async function readLargeUpload(req: Request, res: Response): Promise<{ file: LargeUpload; fields: unknown }> {
  if (!req.is('multipart/form-data')) throw formFault();
  const folder = await mkdtemp(join(tmpdir(), 'diming-upload-'));
  res.once('close', () => void rm(folder, { recursive: true, force: true }));
  await Promise.race([parsed(req, res, folder), tooMuch(req, LIMIT_BYTES + 2 * MIB)]).catch((error: unknown) => {
    throw error instanceof MulterError && error.code === 'LIMIT_FILE_SIZE' ? tooLarge() : error;
  });
  if (!req.file || req.file.size === 0) throw noFile();
  const { originalname, path, size } = req.file;
  return { file: { fileName: baseName(originalname), path, sizeBytes: size }, fields: { ...Object(req.body) } };
}

const parsed = (req: Request, res: Response, folder: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const storage = multer.diskStorage({ destination: folder, filename: (_req, _file, done) => done(null, 'file') });
    const limits = { fileSize: LIMIT_BYTES, files: 1, fields: 20, fieldSize: 64 * 1024, parts: 21 };
    multer({ storage, limits, defParamCharset: 'utf8' }).single('file')(req, res, (error?: unknown) =>
      error ? reject(error instanceof MulterError ? error : malformed()) : resolve(),
    );
  });

const malformed = () =>
  new Problem('invalid-input', 'The multipart body is not well formed', { detailZh: '上传内容格式不正确或不完整。' });

const tooLarge = () =>
  new Problem('too-large', 'The file is larger than 500 MiB: split it', {
    detailZh: '文件超过 500 MiB，请拆分后上传。',
  });
