import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BUILT = join(ROOT, 'build/client/index.html');

/** Builds the office client if it is missing or older than what it is made of. Ends the process when the build fails. */
export function ensureClientBuilt() {
  if (existsSync(BUILT) && statSync(BUILT).mtimeMs >= newest()) return;
  console.error('正在构建客户端 building the office client …');
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--config', 'client/vite.config.ts', '--logLevel', 'warn'];
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    console.error('客户端构建失败 the client could not be built; see above.');
    process.exit(1);
  }
}

// The client imports contracts from the server and nothing else from there.
function newest() {
  const sources = [...filesIn('client'), ...filesIn('server').filter((path) => /[cC]ontract\.ts$/.test(path))];
  return Math.max(...[...sources, join(ROOT, 'package-lock.json')].map((path) => statSync(path).mtimeMs));
}

function filesIn(folder) {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}
