import type { Actor } from '../../accounts/actor.ts';
import { type Sql, sql } from '../../platform/db/sql.ts';
import type { FilingState } from './filingContract.ts';

interface Step {
  filingId: string;
  actor: Actor;
  now: string;
  act: string;
  from: FilingState | null;
  to: FilingState;
  document?: string | null;
  text?: string | null;
}

/** A row of the append-only log of a filing. */
export const insertFilingStep = ({
  filingId,
  actor,
  now,
  act,
  from,
  to,
  document = null,
  text = null,
}: Step): Sql => sql`
  insert into inbound_filing_step (filing_id, act, from_state, to_state, actor_id, actor, organisation, at, document, text)
  values (${filingId}, ${act}, ${from}, ${to}, ${actor.id}, ${actor.displayName}, ${actor.organisationName}, ${now},
          ${document}, ${text})`;
