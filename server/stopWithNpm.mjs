import { readFileSync } from 'node:fs';

const EVERY_MS = 1000;

/**
 * npm stands before the service as npm → sh → node and passes no signal on when it is killed: the service would go on
 * without a master and hold port and database. So it looks now and then whether those two are still there, and stops
 * itself in good order if not. Does nothing for a service that was not started by npm.
 */
export function stopWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const before = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === before) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, EVERY_MS);
  timer.unref();
}

function ancestors() {
  return `${process.ppid} ${parentOf(process.ppid)}`;
}

// Only Linux tells the parent of another process in a file; elsewhere the own parent must do.
function parentOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1];
  } catch {
    return '?';
  }
}
