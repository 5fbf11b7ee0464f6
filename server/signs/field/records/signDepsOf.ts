import type { SignDeps } from '../../signDeps.ts';
import type { Work } from './work.ts';

/** What the use cases of signs need, inside the transaction of a record: theirs become part of it. */
export const signDepsOf = ({ tx, deps, at }: Work): SignDeps => ({
  db: tx as SignDeps['db'],
  now: () => at,
  config: deps.config,
  newSignId: deps.newSignId,
  ground: deps.ground,
});
