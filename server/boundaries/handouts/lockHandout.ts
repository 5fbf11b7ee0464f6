import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Db, one, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { type HandoutId, HandoutState } from './handoutContract.ts';

const Locked = z.object({ version: z.number().int(), state: HandoutState, organisationId: z.string() });

interface Wanted {
  id: HandoutId;
  /** As it was read; left out where nothing of the request itself is edited. */
  version?: number;
  states?: readonly HandoutState[];
}

/** Holds a request of the own office until the transaction ends. @throws Problem not-allowed, stale-version, wrong-state */
export async function lockHandout(tx: Db, actor: Actor, { id, version, states }: Wanted): Promise<void> {
  const found = await one(
    tx,
    Locked,
    sql`select version, state, organisation_id as "organisationId" from boundary_handout where id = ${id} for update`,
  );
  if (found.organisationId !== actor.organisationId)
    throw new Problem('not-allowed', 'A request is handled by the office that entered it', {
      detailZh: '申请由受理单位办理；上级单位可以查看。',
      code: 'other-office',
    });
  if (version !== undefined && version !== found.version)
    throw new Problem('stale-version', `It is at version ${found.version}, you read version ${version}`, {
      detailZh: '内容已被他人更新，请刷新后再办理。',
      current: found.version,
    });
  if (states && !states.includes(found.state))
    throw new Problem('wrong-state', `Not possible for a request in state ${found.state}`, {
      detailZh: '申请当前状态下不能办理此事项。',
      state: found.state,
    });
}
