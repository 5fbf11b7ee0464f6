import type { Deps } from './platform/deps.ts';

/** Who does which kind of job. Each domain names its kinds and its work; the queue starts beside the housekeeping. */
export function registerJobHandlers(_deps: Deps): void {}
