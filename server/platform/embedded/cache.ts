import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { EXTENSIONS } from './extensions.ts';

const require = createRequire(import.meta.url);
const PACKAGES = ['@electric-sql/pglite', '@electric-sql/pglite-postgis'];

/** The main file of an installed package. */
export const packageEntry = (name: string): string => require.resolve(name);

/** Names all that a database made here depends on: versions and extensions. */
export function templateKey(): string {
  return [...PACKAGES.map(versionOf), ...EXTENSIONS].join('-');
}

// dist/index.cjs inside the package; its exports do not give package.json.
function versionOf(name: string): string {
  const manifest = readFileSync(join(dirname(dirname(packageEntry(name))), 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

const modulesFolder = (): string => {
  const [root = ''] = packageEntry('@electric-sql/pglite').split(`${sep}node_modules${sep}`);
  return join(root, 'node_modules');
};

/** Where this installation keeps what it can make again. */
export const CACHE = join(modulesFolder(), '.cache', 'diming');

/** What a cached thing is worth when the installation is read-only: nothing, and that is no failure. */
export async function cached<T>(make: () => Promise<T>): Promise<T | undefined> {
  try {
    return await make();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!['EACCES', 'EROFS', 'EPERM'].includes(code)) throw error;
    return undefined;
  }
}
