import { run, sql } from '../../platform/db/sql.ts';
import type { MatterAct } from './performMatterAct.ts';

/** Completed: every notice and order was looked after, every penalty case recorded to its end. */
export const completeMatter: MatterAct<'complete'> = {
  name: 'complete',
  effect: async ({ tx, found }, { outcome }) => {
    await run(tx, sql`update supervision_matter set outcome = ${outcome} where id = ${found.id}`);
    return { text: outcome, to: 'completed' };
  },
};

/** Nothing was wrong; only before any measure. */
export const closeWithoutBreach: MatterAct<'noBreach'> = {
  name: 'noBreach',
  effect: async ({ tx, found }, { reason }) => {
    await run(tx, sql`update supervision_matter set outcome = ${reason} where id = ${found.id}`);
    return { text: reason, to: 'no_breach' };
  },
};

/** Handed to the organ that the law names: what is not ours to order is ours to refer. */
export const referMatter: MatterAct<'refer'> = {
  name: 'refer',
  effect: async ({ tx, found }, { to, reason }) => {
    await run(tx, sql`update supervision_matter set referred_to = ${to}, outcome = ${reason} where id = ${found.id}`);
    return { text: `${to}：${reason}`, to: 'referred', audit: { referredTo: to } };
  },
};
