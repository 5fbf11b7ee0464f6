import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { type Db, maybeOne, one, run, sql } from '../../platform/db/sql.ts';
import type { Act } from '../act.ts';
import { requireComplete } from '../requireComplete.ts';
import { requireOpenPlace } from '../requireOpenPlace.ts';
import { runRules } from './checkCase.ts';

/**
 * Only a complete application is submitted. The rules are run on it, so that whoever decides on its acceptance sees what they
 * say; the handler runs them again when he examines it. Submitting gives
 * the case number and the applicant's tracking code; a corrected application keeps both.
 */
export const submitCase: Act<'submit'> = {
  name: 'submit',
  effect: async (context) => {
    const { tx, found, id, now, today } = context;
    await requireComplete(tx, id);
    const oldName = await requireOpenPlace(tx, found, today);
    const caseNo = found.caseNo ?? (await nextNumber(tx, 'DM', found.handlerOrgId, today));
    await run(
      tx,
      sql`update naming_case set case_no = ${caseNo}, old_name = coalesce(old_name, ${oldName}), tracking_code = coalesce(tracking_code, ${trackingCode()}),
                 submitted_at = coalesce(submitted_at, ${now}) where id = ${id}`,
    );
    const checked = found.kind === 'cancellation' ? {} : await runRules(context);
    return { document: caseNo, audit: { caseNo, ...checked } };
  },
};

// No 0/O, 1/I/L: the code is read aloud on the telephone.
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const trackingCode = (): string => Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

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
