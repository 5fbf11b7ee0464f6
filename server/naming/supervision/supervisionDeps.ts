import type { Knex } from 'knex';
import type { Actor } from '../../accounts/actor.ts';
import type { Db } from '../../platform/db/sql.ts';
import type { Jurisdictions } from '../../platform/http/jurisdictions.ts';
import type { LiabilityRule } from './lawContract.ts';
import type { MatterFacts } from './matterFacts.ts';

/** What supervision needs of the outside world. */
export interface SupervisionDeps {
  db: Knex;
  now: () => string;
}
/** With the jurisdiction rules that `serve` applies. */
export interface SupervisionContext extends SupervisionDeps {
  jurisdictions: Jurisdictions;
}
/** What the effect of an act works with: the matter as it was locked and the law's row of its breach. */
export interface MatterContext {
  tx: Db;
  actor: Actor;
  found: MatterFacts;
  rule: LiabilityRule;
  now: string;
  today: string;
}
