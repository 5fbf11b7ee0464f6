import { setTimeout as pause } from 'node:timers/promises';
import { lockFolder } from '#server/platform/embedded/lockFolder.ts';

// Tries to take a folder, says whether it could, and keeps it for a while.
const [folder = ''] = process.argv.slice(2);
const held = await lockFolder(folder).then(
  () => 'held',
  () => 'refused',
);
process.stdout.write(`${held}\n`);
if (held === 'held') await pause(60_000);
