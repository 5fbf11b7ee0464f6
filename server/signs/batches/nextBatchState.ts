import { Problem } from '../../platform/problem.ts';
import type { BatchState } from './batchContract.ts';

/** What may be done with a batch in each state, and where it leads. */
const MOVES = {
  check: { draft: 'checked', checked: 'confirmed' },
  release: { confirmed: 'released' },
  reopen: { checked: 'draft', confirmed: 'draft', stopped: 'draft' },
  cancel: { draft: 'cancelled', checked: 'cancelled', confirmed: 'cancelled', stopped: 'cancelled' },
  made: { released: 'made' },
  close: { made: 'closed' },
  // Not moves of the state, but acts that only some states allow.
  edit: { draft: 'draft', checked: 'checked', confirmed: 'confirmed', stopped: 'stopped' },
  choose: { draft: 'draft' },
  print: { released: 'released', made: 'made' },
  judge: { made: 'made' },
} as const satisfies Record<string, Partial<Record<BatchState, BatchState>>>;
export type BatchAct = keyof typeof MOVES;

const STATE_ZH: Readonly<Record<BatchState, string>> = {
  draft: '草稿',
  checked: '已一核',
  confirmed: '已二核',
  released: '已下达制作',
  made: '待验收',
  closed: '已完成',
  stopped: '已停止',
  cancelled: '已取消',
};

/** The state after an act. @throws Problem wrong-state */
export function nextBatchState(state: BatchState, act: BatchAct): BatchState {
  const moves: Partial<Record<BatchState, BatchState>> = MOVES[act];
  const next = moves[state];
  if (next) return next;
  throw new Problem('wrong-state', `A batch that is ${state} does not allow ${act}`, {
    detailZh: `批次${STATE_ZH[state]}，不能进行此操作。`,
    state,
    act,
  });
}
