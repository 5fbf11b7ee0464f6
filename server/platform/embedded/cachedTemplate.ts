import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE, templateKey } from './cache.ts';
import { makeDatabase } from './makeDatabase.ts';

/**
 * The folder of an empty database with all extensions, made once per installation and version of the engine.
 * Copying it takes a second; making a database anew takes twelve.
 */
export async function cachedTemplate(): Promise<string> {
  const folder = join(CACHE, `embedded-${templateKey()}`);
  if (!existsSync(folder)) await makeDatabase(folder);
  return folder;
}
