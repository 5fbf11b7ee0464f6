import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * Installs what package-lock.json says if node_modules is missing or holds something else. Compares contents and not
 * times: a checkout gives every file the time of the checkout. Ends the process when the installation fails.
 */
export function ensureInstalled() {
  if (isInstalled()) return;
  console.error('正在安装依赖 installing what package-lock.json lists …');
  const npm = process.env.npm_execpath;
  // Not `npm ci`: it refuses a lock file made where the registry lacks other platforms' optional parts. Versions are those
  // of the lock file all the same, and --no-save leaves it alone.
  const args = ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund'];
  const options = { cwd: ROOT, stdio: ['ignore', 2, 2], env: { ...process.env, NODE_ENV: 'development' } };
  const { status } = npm
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (status !== 0) {
    console.error('依赖安装失败 npm install failed; see above.');
    process.exit(1);
  }
}

function isInstalled() {
  const kept = `${ROOT}/node_modules/.package-lock.json`;
  if (!existsSync(kept)) return false;
  const wanted = packagesOf(`${ROOT}/package-lock.json`);
  const present = packagesOf(kept);
  return Object.entries(wanted).every(([path, { version, optional, devOptional, peer }]) => {
    // What npm leaves out on this system, and the project itself.
    if (path === '' || optional || devOptional || peer) return true;
    return present[path]?.version === version;
  });
}

function packagesOf(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}
