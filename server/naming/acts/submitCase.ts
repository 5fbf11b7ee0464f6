import { z } from 'zod';
import { type Db, maybeOne, one, run, sql } from '../../platform/db/sql.ts';
import type { Act } from '../act.ts';
import { newSecret } from '../publicSecret.ts';
import { requireComplete } from '../requireComplete.ts';
import { requireOpenPlace } from '../requireOpenPlace.ts';
import { trackingHash } from '../tracking/trackingHash.ts';
import { runRules } from './checkCase.ts';

/**
 * Only a complete application is submitted. The rules are run on it, so that whoever decides on its acceptance sees what they
 * say; the handler runs them again when he examines it. Submitting gives
 * the case number and the applicant's tracking code, which only the answer to this act tells; a corrected application keeps both.
 */
export const submitCase: Act<'submit'> = {
  name: 'submit',
  effect: async (context) => {
    const { tx, found, id, now, today } = context;
    await requireComplete(tx, id);
    const oldName = await requireOpenPlace(tx, found, today);
    // Before the counter is locked: hashing takes its time.
    const code = found.caseNo === null ? newSecret() : null;
    const hash = code === null ? null : await trackingHash(code);
    const caseNo = found.caseNo ?? (await nextNumber(tx, 'DM', found.handlerOrgId, today));
    await run(
      tx,
      sql`update naming_case set case_no = ${caseNo}, old_name = coalesce(old_name, ${oldName}), tracking_hash = coalesce(tracking_hash, ${hash}),
                 submitted_at = coalesce(submitted_at, ${now}) where id = ${id}`,
    );
    const checked = found.kind === 'cancellation' ? {} : await runRules(context);
    return { document: caseNo, shownOnce: { trackingCode: code }, audit: { caseNo, ...checked } };
  },
};

/** 地名办件, 备案, 备案收讫, 公示意见, 举报, 监督检查. */
export type NumberKind = 'DM' | 'BA' | 'BS' | 'YJ' | 'JB' | 'JD';

/** A gapless number per office, kind and year: 640300-DM-2026-0001. The counter row is locked until the transaction ends. */
export async function nextNumber(tx: Db, kind: NumberKind, organisationId: string, today: string): Promise<string> {
  const office = await maybeOne(
    tx,
    z.object({ code: z.string() }),
    sql`select division_code as code from organisation where id = ${organisationId}`,
  );
  const scope = `${office?.code ?? '000000'}-${kind}`;
  const year = Number(today.slice(0, 4));
  const { value } = await one(
    tx,
    z.object({ value: z.number() }),
    sql`insert into counter (scope, year, value) values (${scope}, ${year}, 1)
        on conflict (scope, year) do update set value = counter.value + 1 returning value`,
  );
  return `${scope}-${year}-${String(value).padStart(4, '0')}`;
}
