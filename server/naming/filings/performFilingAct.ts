import type { Knex } from 'knex';
import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { codeList } from '../../gazetteer/codeList.ts';
import { one, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { chinaDay } from '../deadline.ts';
import type { NamingDeps } from '../namingDeps.ts';
import { requireVersion } from '../requireVersion.ts';
import { FILING_ACTS } from './filingActs.ts';
import type { FilingActBody, FilingActName, FilingDetail, FilingId } from './filingContract.ts';
import { filingDetail } from './filingDetail.ts';
import { type FilingFacts, lockFiling } from './filingFacts.ts';
import { filingRefusal, isFilingParty } from './filingGuards.ts';
import { insertFilingStep } from './insertFilingStep.ts';

/** What the effect of an act works with: the open transaction, and the filing as it was locked. */
export interface FilingContext {
  tx: Knex.Transaction;
  deps: NamingDeps;
  actor: Actor;
  found: FilingFacts;
  now: string;
  today: string;
  /** The codes of a list in force today. */
  listed: (kind: string) => Promise<string[]>;
}
interface FilingEffect {
  document?: string | null;
  text?: string | null;
  /** Facts for the audit entry. */
  audit?: Record<string, unknown>;
}
export interface FilingAct<A extends FilingActName> {
  name: A;
  effect: (context: FilingContext, body: FilingActBody<A>) => Promise<FilingEffect>;
}

/**
 * One act on one filing: lock, version, party, state, guard, effect, step and audit row in one transaction, or nothing.
 * @throws Problem stale-version, not-allowed, wrong-state, conflict (a guard), or what the effect refuses
 */
export async function performFilingAct<A extends FilingActName>(
  deps: NamingDeps,
  actor: Actor,
  { id, version, body }: { id: FilingId; version: number; body: FilingActBody<A> },
  act: FilingAct<A>,
): Promise<FilingDetail> {
  await deps.db.transaction(async (tx) => {
    const now = deps.now();
    const today = chinaDay(now);
    const found = await lockFiling(tx, id);
    requireVersion(found, version);
    requireAllowed(act.name, found, actor);
    const listed = async (kind: string) =>
      (await codeList(tx, { kind, day: today, division: found.approverDivision })).map(({ code }) => code);
    const { document, text, audit } = await act.effect({ tx, deps, actor, found, now, today, listed }, body);
    const { to } = FILING_ACTS[act.name];
    await one(
      tx,
      z.object({ version: z.number() }),
      sql`update inbound_filing set state = ${to}, version = version + 1, updated_at = ${now} where id = ${id} returning version`,
    );
    const step = { filingId: id, actor, now, act: act.name, from: found.state, to };
    await run(tx, insertFilingStep({ ...step, document: document ?? null, text: text ?? null }));
    await record(tx, {
      actor,
      action: `filings.${act.name}`,
      subjectKind: 'filing',
      subjectId: id,
      before: { state: found.state, version: found.version },
      after: { state: to, version: found.version + 1, ...(document ? { document } : {}), ...audit },
      at: now,
    });
  });
  return filingDetail(deps, actor, id);
}

function requireAllowed(act: FilingActName, found: FilingFacts, actor: Actor): void {
  const rule = FILING_ACTS[act];
  if (!isFilingParty(found, actor.organisationId, rule.party) || !actor.permissions.has(rule.permission))
    throw new Problem('not-allowed', `Only the ${rule.party} of this filing may ${act}`, {
      detailZh: '依照职权划分，本单位不承担本件备案的这一事项。',
      act,
      party: rule.party,
    });
  if (!rule.from.includes(found.state))
    throw new Problem('wrong-state', `A filing in state ${found.state} takes no ${act}`, {
      detailZh: '这件备案的状态已不能办理此事项，请刷新后再看。',
      act,
      from: found.state,
    });
  const refused = filingRefusal(act, found);
  if (refused) throw new Problem('conflict', refused.detail, { detailZh: refused.detailZh, code: refused.code });
}
