import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import { problemFrom } from '../platform/http/problemFrom.ts';
import { readUpload } from '../platform/http/readUpload.ts';

/** Leaves the hash of an uploaded file, and nothing else of it, as the field `sha256`; empty where no file came. */
export const takeUploadHash: RequestHandler = async (req, res, next) => {
  try {
    const { file, fields } = await readUpload(req, res);
    req.body = { ...Object(fields), sha256: createHash('sha256').update(file.bytes).digest('hex') };
  } catch (error) {
    if (!problemFrom(error)) throw error;
    req.body = { sha256: '' };
  }
  next();
};
