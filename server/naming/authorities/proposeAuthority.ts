import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { record } from '../../audit/record.ts';
import { type Db, json, maybeOne, one, sql } from '../../platform/db/sql.ts';
import { chinaDay } from '../deadline.ts';
import { fieldProblem } from '../fieldProblem.ts';
import type { NamingDeps } from '../namingDeps.ts';
import { AuthorityChange, type AuthorityDraft } from './authorityContract.ts';
import { changeColumns } from './listAuthorities.ts';

/**
 * Proposes to confirm a row by document. It takes effect only when somebody else approves it.
 * @throws Problem invalid-input for divisions that are not the office's, a day that is past, or an office that is not registered
 */
export async function proposeAuthority(
  deps: NamingDeps,
  actor: Actor,
  draft: AuthorityDraft,
): Promise<AuthorityChange> {
  const at = deps.now();
  return deps.db.transaction(async (tx) => {
    await requireSound(tx, actor, draft, chinaDay(at));
    const { id } = await one(
      tx,
      z.object({ id: z.string() }),
      sql`insert into authority_change (body, division_code, state, proposed_by, proposer, proposed_at)
          values (${json(draft)}, ${actor.divisionCode}, 'submitted', ${actor.id}, ${actor.displayName}, ${at}) returning id`,
    );
    await record(tx, {
      ...{ actor, action: 'authorities.propose', subjectKind: 'authority-change', subjectId: id, after: draft, at },
    });
    return one(tx, AuthorityChange, sql`select ${changeColumns(actor)} from authority_change c where c.id = ${id}`);
  });
}

async function requireSound(tx: Db, actor: Actor, draft: AuthorityDraft, today: string): Promise<void> {
  if (!draft.jurisdiction.startsWith(divisionPrefix(actor.divisionCode))) {
    throw fieldProblem('/jurisdiction', 'not-yours', 'Outside your divisions', '只能核定本单位管辖区划的职权');
  }
  if (draft.effectiveOn < today) {
    throw fieldProblem('/effectiveOn', 'past-day', 'The day is past', '生效日期不能早于今天');
  }
  if (draft.variant === 'sector' && draft.officeCode === undefined) {
    throw fieldProblem('/officeCode', 'no-office', 'Name the department', '专业设施类须写明主管部门的单位代码');
  }
  if (draft.officeCode === undefined) return;
  const office = await maybeOne(
    tx,
    z.object({ id: z.string() }),
    sql`select id from organisation where code = ${draft.officeCode}`,
  );
  if (!office) throw fieldProblem('/officeCode', 'no-office', 'No such office', '系统没有登记该单位');
}
