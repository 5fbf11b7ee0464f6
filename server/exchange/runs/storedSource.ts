import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FileStore } from '../../platform/files.ts';
import type { Source, SourceFile } from '../readers/source.ts';
import type { StepDeps } from './importDeps.ts';
import type { RunRow } from './runRow.ts';

/** Hands out a stored file as a file on disk, for the time of `work`: libraries of formats want paths. */
export async function withStoredFile<T>(
  files: FileStore,
  { sha256, fileName }: Pick<RunRow, 'sha256' | 'fileName'>,
  work: (file: SourceFile) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'diming-import-'));
  try {
    const ending = /^\.[a-z0-9]{1,10}$/i.exec(extname(fileName))?.[0] ?? '';
    const path = join(folder, `file${ending}`);
    const { stream } = await files.open(sha256);
    await pipeline(stream, createWriteStream(path, { mode: 0o600 }));
    return await work({ path, fileName });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Opens the file of a run as the choices have it, for the time of `work`. @throws Problem for a file that cannot be read */
export const withSource = <T>(
  { files, parts }: StepDeps,
  run: RunRow,
  work: (source: Source) => Promise<T>,
): Promise<T> =>
  withStoredFile(files, run, async (file) => {
    const { layer, encoding, headerRow } = run.choices;
    const source = await parts.openSource(file, { layer, encoding, headerRow });
    try {
      return await work(source);
    } finally {
      await source.close();
    }
  });
