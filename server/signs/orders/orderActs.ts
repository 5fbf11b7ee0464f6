import type { OrderActName, OrderState } from './orderContract.ts';

/** What the guards look at. */
export interface OrderFacts {
  state: OrderState;
  /** Who reported the work done. */
  doneById: string | null;
  /** Photographs of the finished work since it was last given out. */
  afterPhotos: number;
}
export interface WorkRules {
  otherChecker: boolean;
  afterPhotos: number;
}
export interface Asking {
  id: string;
  permissions: ReadonlySet<string>;
}
interface Act {
  from: readonly OrderState[];
  /** null: it stays as it is. */
  to: OrderState | null;
  permission: 'signs.orders' | 'signs.manage';
}

const UNFINISHED = ['open', 'assigned', 'done'] as const;

/** The states of an order: who may take it from where to where. Giving out and giving up are the office's. */
export const ORDER_ACTS: Record<OrderActName, Act> = {
  assign: { from: ['open', 'assigned'], to: 'assigned', permission: 'signs.manage' },
  set_due: { from: ['open', 'assigned'], to: null, permission: 'signs.manage' },
  done: { from: ['assigned'], to: 'done', permission: 'signs.orders' },
  close: { from: ['done'], to: 'closed', permission: 'signs.orders' },
  send_back: { from: ['done'], to: 'assigned', permission: 'signs.orders' },
  drop: { from: UNFINISHED, to: 'dropped', permission: 'signs.manage' },
};

// What leads on stands first.
const NAMES = ['done', 'close', 'assign', 'send_back', 'set_due', 'drop'] as const satisfies readonly OrderActName[];

/** What stands against an act that its state allows: `after-photo`, `other-person`. */
export function missingFor(act: OrderActName, facts: OrderFacts, rules: WorkRules, asking: Asking): string[] {
  if (act !== 'close') return [];
  const isDoer = rules.otherChecker && facts.doneById === asking.id;
  return [...(facts.afterPhotos < rules.afterPhotos ? ['after-photo'] : []), ...(isDoer ? ['other-person'] : [])];
}

/** The acts that somebody may take now, each with what is missing for it. */
export const actsFor = (facts: OrderFacts, rules: WorkRules, asking: Asking) =>
  NAMES.filter((act) => {
    const { from, permission } = ORDER_ACTS[act];
    return from.includes(facts.state) && asking.permissions.has(permission);
  }).map((act) => ({ act, missing: missingFor(act, facts, rules, asking) }));
