import type { Actor } from '../accounts/actor.ts';
import type { Db } from '../platform/db/sql.ts';
import type { ActBody, ActName } from './actContract.ts';
import type { CaseDetail, CaseId, CaseState } from './caseContract.ts';
import type { CaseFacts } from './caseFacts.ts';
import type { NamingDeps } from './namingDeps.ts';
import type { StepNote } from './stepContract.ts';

/** What the effect of an act works with: the open transaction and the case as it was locked. */
export interface ActContext {
  tx: Db;
  deps: NamingDeps;
  actor: Actor;
  found: CaseFacts;
  id: CaseId;
  now: string;
  today: string;
}
/** What the step log keeps of an act; `movesOnTo` is a further state the system itself moves on to. */
export interface Effect {
  /** What a person wrote. */
  reason?: string | null;
  /** What the register says of the step. */
  note?: StepNote;
  document?: string | null;
  movesOnTo?: CaseState;
  /** Where the case goes instead of the rule's `to`: one of its `orTo`. */
  goesTo?: CaseState;
  /** The day of what the act records, where that may lie before today: clocks run from it and stop on it. */
  onDay?: string;
  /** What only the answer to this act tells, and nothing keeps. */
  shownOnce?: Pick<CaseDetail, 'trackingCode'>;
  /** Facts for the audit entry. */
  audit?: Record<string, unknown>;
}
export type Act<A extends ActName> = { name: A; effect: (context: ActContext, body: ActBody<A>) => Promise<Effect> };
