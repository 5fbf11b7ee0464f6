import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FIELD = join('client', 'field');

const CLIENTS = [
  {
    called: '办公客户端 the office client',
    config: 'client/vite.config.ts',
    built: 'build/client/index.html',
    sources: () => filesIn('client').filter((path) => !path.startsWith(join(ROOT, FIELD))),
  },
  {
    called: '外业应用 the field app',
    config: 'client/field/vite.config.ts',
    built: 'build/field/sw.js',
    sources: () => filesIn(FIELD),
  },
];

/** Builds each client that is missing or older than what it is made of. Ends the process when a build fails. */
export function ensureClientBuilt() {
  for (const client of CLIENTS) if (isStale(client)) build(client);
}

function build({ called, config }) {
  console.error(`正在构建${called} …`);
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--config', config, '--logLevel', 'warn'];
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    console.error(`${called} 构建失败 could not be built; see above.`);
    process.exit(1);
  }
}

// Clients import contracts from the server and nothing else from there.
function isStale({ built, sources }) {
  const path = join(ROOT, built);
  if (!existsSync(path)) return true;
  const contracts = filesIn('server').filter((file) => /[cC]ontract\.ts$/.test(file));
  const made = [...sources(), ...contracts, join(ROOT, 'package-lock.json')].map((file) => statSync(file).mtimeMs);
  return Math.max(...made) > statSync(path).mtimeMs;
}

function filesIn(folder) {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}
