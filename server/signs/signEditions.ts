import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { SignEdition } from './signEdition.ts';

const File = z.strictObject({ editions: SignEdition.array().min(1) });
let read: readonly SignEdition[] | undefined;

/** The editions shipped in `data/signs`, the one to use for new signs first. Read once. */
export function signEditions(): readonly SignEdition[] {
  const path = new URL('../../data/signs/editions.json', import.meta.url);
  read ??= File.parse(JSON.parse(readFileSync(path, 'utf8'))).editions;
  return read;
}
