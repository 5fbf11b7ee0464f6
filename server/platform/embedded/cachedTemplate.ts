import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { EXTENSIONS } from './extensions.ts';
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

/** Names all that a template depends on. */
export function templateKey(): string {
  return [...PACKAGES.map(versionOf), ...EXTENSIONS].join('-');
}

const require = createRequire(import.meta.url);
const PACKAGES = ['@electric-sql/pglite', '@electric-sql/pglite-postgis'];

// dist/index.cjs inside the package; its exports do not give package.json.
const packageFolder = (name: string): string => dirname(dirname(require.resolve(name)));

function versionOf(name: string): string {
  const manifest = JSON.parse(readFileSync(join(packageFolder(name), 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

const modulesFolder = (): string => {
  const [root = ''] = packageFolder('@electric-sql/pglite').split(`${sep}node_modules${sep}`);
  return join(root, 'node_modules');
};

/** Where this installation keeps what it can make again. */
export const CACHE = join(modulesFolder(), '.cache', 'diming');
