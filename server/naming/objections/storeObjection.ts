import type { Knex } from 'knex';
import { z } from 'zod';
import { record } from '../../audit/record.ts';
import { one, run, type Sql, sql } from '../../platform/db/sql.ts';
import { nextNumber } from '../acts/submitCase.ts';
import { chinaDay } from '../deadline.ts';
import { newSecret, secretHash } from '../publicSecret.ts';
import type { ObjectionDraft } from './contract.ts';

/** The number and the code with which the writer finds the answer; the code is shown this once. */
export interface Receipt {
  no: string;
  secret: string;
}

/** What an objection is about: a case, or one name on the list of a clean-up campaign. */
export interface ObjectionSubject {
  kind: 'naming-case' | 'campaign-item';
  id: string;
}

interface Taken {
  subject: ObjectionSubject;
  handlerOrgId: string;
  draft: ObjectionDraft;
  at: string;
}

/** Who writes without an account: the audit record keeps no name. */
export const PUBLIC = { id: null, username: 'public' };

/**
 * Numbers and keeps an objection or a statement of support, in the transaction that found the notice open. Who wrote
 * stands apart from it; the audit record has number and stance, never text, name or contact.
 */
export async function storeObjection(tx: Knex.Transaction, taken: Taken): Promise<Receipt> {
  const { subject, handlerOrgId, draft, at } = taken;
  const secret = newSecret();
  const no = await nextNumber(tx, 'YJ', handlerOrgId, chinaDay(at));
  const { id } = await one(tx, z.object({ id: z.string() }), insertObjection(taken, { no, secret }));
  if (draft.name !== '' || draft.contact !== '') {
    await run(
      tx,
      sql`insert into objection_contact (objection_id, name, contact) values (${id}, ${draft.name}, ${draft.contact})`,
    );
  }
  await record(tx, {
    actor: PUBLIC,
    action: 'objections.submit',
    subjectKind: subject.kind,
    subjectId: subject.id,
    after: { objection: no, stance: draft.stance },
    at,
  });
  return { no, secret };
}

function insertObjection({ subject, draft, at }: Taken, { no, secret }: Receipt): Sql {
  const { stance, text } = draft;
  const [caseId, itemId] = subject.kind === 'naming-case' ? [subject.id, null] : [null, subject.id];
  return sql`
    insert into objection (case_id, item_id, objection_no, secret_hash, stance, text, submitted_at)
    values (${caseId}, ${itemId}, ${no}, ${secretHash(secret)}, ${stance}, ${text}, ${at}) returning id`;
}
