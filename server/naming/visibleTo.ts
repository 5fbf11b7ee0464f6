import { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { divisionPrefix } from '../accounts/divisionPrefix.ts';
import { type Db, maybeOne, type Sql, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import { CASE_ACTS } from './caseActs.ts';
import { higherOrgan } from './higherOrgan.ts';
import { inCase } from './inCase.ts';

// Civil affairs watch over the names of their whole division, auditors over every record in it; others see what is theirs.
// The organ above the approver sees what it may have to correct (TR art. 34), and nothing before.
const CORRECTED_FROM = [...CASE_ACTS.revoke.from, ...CASE_ACTS.reopen.from];
const OVERSEERS = new Set(['civil_affairs', 'audit']);

/**
 * The one predicate of reading cases (alias `c`): those of the office (`inCase.ts`), and once submitted those it oversees
 * by division or from above. Lists and single reads carry the same text.
 */
export function visibleTo(actor: Actor): Sql {
  const oversight = OVERSEERS.has(actor.organKind)
    ? sql`or (c.state <> 'draft' and starts_with(c.division_code, ${divisionPrefix(actor.divisionCode)}))`
    : sql``;
  // As an array, so that the index by approver still serves a reader who stands above nobody.
  const above = sql`or (c.state = any(${CORRECTED_FROM}) and c.approver_org_id = any(array(
    select b.id from organisation b where ${higherOrgan(sql`b.id`)} = ${actor.organisationId})))`;
  return sql`(${inCase(actor)} ${oversight} ${above})`;
}

const Seen = z.object({ id: z.string() });
const CaseParams = z.object({ id: z.string() });

/** Jurisdiction rule `naming-case`: a case one may not see does not exist. @throws Problem outside-jurisdiction */
export async function requireVisibleCase(db: Db, actor: Actor, { params }: { params: unknown }): Promise<void> {
  const { id } = CaseParams.parse(params);
  const seen = await maybeOne(db, Seen, sql`select c.id from naming_case c where c.id = ${id} and ${visibleTo(actor)}`);
  if (!seen) throw new Problem('outside-jurisdiction', `No naming case ${id}`, { detailZh: '没有这个办件。' });
}
