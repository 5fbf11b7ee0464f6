import { freezeStatusQuo } from '../claims/freezeStatusQuo.ts';
import type { ActContext } from './actContext.ts';

/** What other parts of a dispute do at an act, in the transaction of the act. */
interface ProcedureHooks {
  /** The status quo was frozen: keep what both sides claim and who administers what, as they stand. */
  frozen: readonly ((context: ActContext, on: string) => Promise<void>)[];
}

export const hooks: ProcedureHooks = {
  frozen: [({ tx, found, at }, on) => freezeStatusQuo(tx, found, { at, on })],
};
