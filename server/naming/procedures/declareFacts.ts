import type { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { codeList } from '../../gazetteer/codeList.ts';
import { type Db, run, sql } from '../../platform/db/sql.ts';
import type { CaseId } from '../caseContract.ts';
import { lockCase } from '../caseFacts.ts';
import { chinaDay } from '../deadline.ts';
import { fieldProblem } from '../fieldProblem.ts';
import type { NamingDeps } from '../namingDeps.ts';
import { caseNeeds } from './caseNeeds.ts';
import { caseProcedures, DECLARED_IN } from './caseProcedures.ts';
import type { CaseProcedures, DeclaredFacts } from './contract.ts';
import { requireHandlerIn } from './requireHandlerIn.ts';
import { requireRead } from './requireRead.ts';

interface Given {
  id: CaseId;
  /** The version read; 0 where nothing was declared. */
  version: number;
  declared: z.output<typeof DeclaredFacts>;
}

/**
 * What the handler declares of a case, from which the trigger table follows; the newest declaration counts, earlier ones are
 * in the audit trail.
 * @throws Problem not-allowed, wrong-state, stale-version, invalid-input for a fact that no list knows
 */
export async function declareFacts(
  deps: NamingDeps,
  actor: Actor,
  { id, version, declared }: Given,
): Promise<CaseProcedures> {
  const now = deps.now();
  const today = chinaDay(now);
  await deps.db.transaction(async (tx) => {
    const found = await lockCase(tx, id, today);
    requireHandlerIn(found, actor, DECLARED_IN);
    const before = (await caseNeeds(tx, [id], today)).get(id)?.declared;
    requireRead(before?.version ?? 0, version);
    await requireKnown(tx, declared.facts, { today, division: found.divisionCode });
    const facts = [...new Set(declared.facts)];
    await run(
      tx,
      sql`insert into case_procedure_facts (case_id, version, facts, addresses, note, declared_by, declared_at)
          values (${id}, 1, ${facts}, ${declared.addresses}, ${declared.note}, ${actor.displayName}, ${now})
          on conflict (case_id) do update set version = case_procedure_facts.version + 1, facts = excluded.facts,
            addresses = excluded.addresses, note = excluded.note, declared_by = excluded.declared_by,
            declared_at = excluded.declared_at`,
    );
    await record(tx, {
      ...{ actor, action: 'procedures.declare', subjectKind: 'naming-case', subjectId: id, at: now },
      before: { facts: before?.facts ?? [], addresses: before?.addresses ?? null, note: before?.note ?? '' },
      after: { facts, addresses: declared.addresses, note: declared.note },
    });
  });
  return caseProcedures(deps.db, actor, { id, today });
}

async function requireKnown(
  tx: Db,
  facts: readonly string[],
  { today, division }: { today: string; division: string },
): Promise<void> {
  const list = await codeList(tx, { kind: 'procedure-facts', day: today, division });
  const known = new Set(list.map(({ code }) => code));
  const strange = facts.findIndex((fact) => !known.has(fact));
  if (strange !== -1) throw fieldProblem(`/facts/${strange}`, 'unknown-fact', 'No such fact', '没有这一事实选项');
}
