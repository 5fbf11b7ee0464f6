import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { type Db, json, maybeOne, one, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { CheckDeps } from './checkDeps.ts';
import { CHECK_JOB } from './checkJob.ts';
import { checkRow, selectChecks } from './checkRow.ts';
import type { OutlineSet } from './outlineSet.ts';
import { type TopologyCheck, TopologyCheckId, type TopologyThresholds } from './topologyContract.ts';

/** A set, where it comes from and how it is to be judged. */
export interface GivenSet {
  set: OutlineSet;
  title: string;
  crs: string;
  thresholds: TopologyThresholds;
  /** So many outlines are what is checked; those after them are only their neighbours. */
  own?: number;
  origin: { sha256: string } | { division: string; level: string; day: string };
  /** Writes what the check's row refers to, in its transaction. */
  note?: (tx: Db) => Promise<void>;
}

/**
 * Stores a check with its set and has a job do it. The reply comes at once; the work reports into its row.
 * @throws Problem conflict while another check of this person runs
 */
export async function startCheck(deps: CheckDeps, actor: Actor, given: GivenSet): Promise<TopologyCheck> {
  const at = deps.now();
  const id = await deps.db.transaction(async (tx) => {
    await requireNoOther(tx, actor);
    await given.note?.(tx);
    const row = await one(tx, z.object({ id: TopologyCheckId }), insertCheck(actor, given, at));
    const { title, origin, crs, thresholds, set } = given;
    const after = { title, ...origin, crs, thresholds, outlines: set.outlines.length };
    const subject = { subjectKind: 'topology-check', subjectId: row.id };
    await record(tx, { actor, action: 'boundaries.topology-check', ...subject, after, at });
    await sendCheck(tx, deps, actor, row.id);
    return row.id;
  });
  return checkRow(deps.db, id);
}

async function sendCheck(tx: Db, { jobs }: CheckDeps, actor: Actor, id: TopologyCheckId): Promise<void> {
  const about = {
    ...{ subjectKind: 'topology-check', subjectId: id },
    ...{ divisionCode: actor.divisionCode, accountId: actor.id },
  };
  const job = await jobs.send(tx, CHECK_JOB, { id }, { about });
  await run(tx, sql`update topology_check set job_id = ${job} where id = ${id}`);
}

function insertCheck(actor: Actor, { title, crs, thresholds, origin, set, own }: GivenSet, at: string) {
  const stored = 'division' in origin ? origin : undefined;
  const sha256 = 'sha256' in origin ? origin.sha256 : null;
  return sql`insert into topology_check (division_code, account_id, made_by, source, title, sha256, crs, set_division, set_level,
                                         set_day, thresholds, waiting, state, started_at)
             values (${actor.divisionCode}, ${actor.id}, ${actor.displayName}, ${stored ? 'stored' : 'file'}, ${title},
                     ${sha256}, ${crs}, ${stored?.division ?? null}, ${stored?.level ?? null}, ${stored?.day ?? null}::date,
                     ${json(thresholds)},
                     ${JSON.stringify({ set, own: own ?? null })}, 'running', ${at}) returning id`;
}

async function requireNoOther(tx: Db, actor: Actor): Promise<void> {
  await run(tx, sql`select id from account where id = ${actor.id} for update`);
  const last = sql`select c.state from (${selectChecks} where t.account_id = ${actor.id}
                     order by t.started_at desc, t.id limit 1) c where c.state = 'running'`;
  if (!(await maybeOne(tx, z.object({ state: z.string() }), last))) return;
  throw new Problem('conflict', 'Another check of yours is under way', {
    detailZh: '您的上一次拓扑检查尚未完成，请稍候。',
    code: 'running',
  });
}
