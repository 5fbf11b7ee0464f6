import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { ThresholdDeps } from './changeThreshold.ts';
import { thresholdHistory } from './listThresholds.ts';
import type { ThresholdHistory, ThresholdId, ThresholdRow } from './thresholdContract.ts';

interface Given {
  id: ThresholdId;
  row: string;
  version: number;
}

/**
 * Somebody other than whoever entered a row stands for its agreeing with the document.
 * @throws Problem not-found, stale-version, conflict `already-verified`, `withdrawn`, `shipped`, `four-eyes`
 */
export function verifyThreshold(
  deps: ThresholdDeps,
  actor: Actor,
  { id, row, version }: Given,
): Promise<ThresholdHistory> {
  const [at, reader] = [deps.now(), { actor, today: deps.today() }];
  return deps.db.transaction(async (tx) => {
    await run(tx, sql`select 1 from exchange_threshold where row_id = ${row} and id = ${id} for update`);
    const held = (await thresholdHistory(tx, reader, id)).rows.find((each) => each.id === row);
    if (!held) throw new Problem('not-found', 'No such row here', { detailZh: '本单位没有这一行。' });
    requireVerifiable(held, version);
    await run(
      tx,
      sql`update exchange_threshold set verified = true, verified_by = ${actor.displayName}, verified_by_id = ${actor.id}::uuid,
                 verified_at = ${at}::timestamptz, version = version + 1 where row_id = ${row}`,
    );
    const subject = { subjectKind: 'exchange-threshold', subjectId: `${id} ${held.jurisdiction}` };
    const after = { verified: true, row, value: held.value, from: held.validFrom, source: held.source };
    await record(tx, { actor, action: 'thresholds.verify', ...subject, before: { verified: false }, after, at });
    return thresholdHistory(tx, reader, id);
  });
}

function requireVerifiable(held: ThresholdRow, version: number): void {
  if (held.version !== version)
    throw new Problem('stale-version', 'The row was changed meanwhile', { detailZh: '该行已被他人修改，请刷新。' });
  if (held.mayVerify) return;
  const { code, detail, detailZh } = REFUSALS[whyNot(held)];
  throw new Problem('conflict', detail, { detailZh, code });
}

const whyNot = ({ verified, state, enteredBy }: ThresholdRow): keyof typeof REFUSALS => {
  if (verified) return 'verified';
  if (state === 'withdrawn') return 'withdrawn';
  return enteredBy === null ? 'shipped' : 'own';
};

const REFUSALS = {
  verified: { code: 'already-verified', detail: 'It was verified already', detailZh: '该行已核实。' },
  withdrawn: { code: 'withdrawn', detail: 'It never takes force', detailZh: '该行未生效即被取代，无须核实。' },
  shipped: {
    ...{ code: 'shipped', detail: 'A value that ships has no document: enter it with one' },
    detailZh: '出厂值没有依据文件，请注明文件另行登记（值可以不变）。',
  },
  own: {
    ...{ code: 'four-eyes', detail: 'Whoever entered a row does not verify it' },
    detailZh: '登记人不能核实本人登记的值，须由另一人核实。',
  },
} as const;
