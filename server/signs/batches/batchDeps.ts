import type { Deps } from '../../platform/deps.ts';

/** What making plates needs of the outside world; `today` is the day in China. */
export type SignBatchDeps = Pick<Deps, 'db' | 'now' | 'config' | 'files' | 'log' | 'jobs'> & { today: () => string };
