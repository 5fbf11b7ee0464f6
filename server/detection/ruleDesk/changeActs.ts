import type { Actor } from '../../accounts/actor.ts';
import { Problem } from '../../platform/problem.ts';
import type { ChangeAct, ChangeState } from '../ruleChangeContract.ts';

/** What decides who may do what with a change. */
export interface ChangeFacts {
  state: ChangeState;
  /** Given when it is first sent; numbers have no gaps, so what has one is withdrawn and never deleted. */
  number: string | null;
  effectiveOn: string;
  editors: readonly string[];
}
interface Rule {
  from: readonly ChangeState[];
  permission: 'rules.draft' | 'rules.approve';
  /** Four eyes: not by anybody who drafted or edited it. */
  byAnother?: true;
}

/** The life of a rule change. Withdrawing has two rows: what was only sent its drafters take back, what was approved an approver. */
const ACTS: Readonly<Record<ChangeAct, readonly Rule[]>> = {
  edit: [{ from: ['draft'], permission: 'rules.draft' }],
  delete: [{ from: ['draft'], permission: 'rules.draft' }],
  dryRun: [
    { from: ['draft', 'submitted'], permission: 'rules.draft' },
    { from: ['draft', 'submitted'], permission: 'rules.approve' },
  ],
  submit: [{ from: ['draft'], permission: 'rules.draft' }],
  approve: [{ from: ['submitted'], permission: 'rules.approve', byAnother: true }],
  return: [{ from: ['submitted'], permission: 'rules.approve' }],
  withdraw: [
    { from: ['draft', 'submitted'], permission: 'rules.draft' },
    { from: ['approved'], permission: 'rules.approve' },
  ],
};
const NAMES: readonly ChangeAct[] = ['edit', 'delete', 'dryRun', 'submit', 'approve', 'return', 'withdraw'];

type Asking = Pick<Actor, 'id' | 'permissions'>;

/** The acts open to this person now. */
export const actsFor = (change: ChangeFacts, actor: Asking, today: string): ChangeAct[] =>
  NAMES.filter((act) => refusalOf(act, { change, actor, today }) === null);

/** @throws Problem wrong-state or not-allowed */
export function requireAct(act: ChangeAct, change: ChangeFacts, actor: Asking, today: string): void {
  const refused = refusalOf(act, { change, actor, today });
  if (refused) throw refused;
}

interface Question {
  change: ChangeFacts;
  actor: Asking;
  today: string;
}

/** What else stands against it, in Chinese. */
function obstacleTo(act: ChangeAct, { state, number, effectiveOn }: ChangeFacts, today: string): string | null {
  if (act === 'delete' && number !== null) return '已编号的变更不能删除，请撤回。';
  if (act !== 'withdraw') return null;
  if (state === 'draft' && number === null) return '未送审的草稿请直接删除。';
  return state === 'approved' && effectiveOn <= today ? '变更已经生效，只能另行起草变更。' : null;
}

function refusalOf(act: ChangeAct, { change, actor, today }: Question): Problem | null {
  const inState = ACTS[act].filter(({ from }) => from.includes(change.state));
  const detailZh = inState.length === 0 ? '当前状态下不能办理这一步。' : obstacleTo(act, change, today);
  if (detailZh) {
    return new Problem('wrong-state', `Not possible in state ${change.state}`, { detailZh, state: change.state });
  }
  const mine = inState.filter(({ permission }) => actor.permissions.has(permission));
  if (mine.length === 0) return new Problem('not-allowed', 'Not for this role', { detailZh: '当前岗位不办理这一步。' });
  if (mine.every(({ byAnother }) => byAnother === true) && change.editors.includes(actor.id)) {
    return new Problem('not-allowed', 'Whoever drafted or edited a change may not approve it', {
      detailZh: '起草或修改过该变更的人不能批准，须由另一人批准。',
      code: 'four-eyes',
    });
  }
  return null;
}
