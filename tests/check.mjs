// `npm run check`: format and lint, types on both sides, import boundaries, dead code, shipped data; side by side, told one after the other.
import { spawn } from 'node:child_process';

const steps = [
  ['lint and format', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.']],
  ['types, server and tests', ['node_modules/typescript7/bin/tsc', '-p', 'tsconfig.json']],
  ['types, client', ['node_modules/typescript7/bin/tsc', '-p', 'client/tsconfig.json']],
  ['types, browser tests', ['node_modules/typescript7/bin/tsc', '-p', 'tests/browser/tsconfig.json']],
  [
    'import boundaries',
    [
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      'tests/architecture/boundaries.mjs',
      'server',
      'client',
    ],
  ],
  ['dead code', ['node_modules/knip/bin/knip.js', '--config', '.knip.json']],
  ['shipped data', ['data/check.mjs']],
];

/** What a step wrote, and whether it passed; what the data check says of sound data is not shown. */
function check([label, args]) {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', label === 'shipped data' ? 'ignore' : 'pipe', 'pipe'],
  });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece) => said.push(piece));
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ label, said: Buffer.concat(said), passed: code === 0 }));
  });
}

const results = steps.map(check);
const failed = [];
for (const result of results) {
  const { label, said, passed } = await result;
  console.log(`== ${label}`);
  process.stdout.write(said);
  if (!passed) failed.push(label);
}
if (failed.length > 0) console.error(`check failed: ${failed.join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);
