import { z } from 'zod';
import { Instant } from '../../platform/contract.ts';
import { type Db, maybeOne, sql } from '../../platform/db/sql.ts';
import { secretHash } from '../publicSecret.ts';
import { ObjectionOutcome, Stance } from './contract.ts';

const Followed = z.object({
  no: z.string(),
  /** The name the notice proposed. */
  name: z.string(),
  stance: Stance,
  submittedAt: Instant,
  outcome: ObjectionOutcome.nullable(),
  answer: z.string().nullable(),
  answeredAt: Instant.nullable(),
});
export type FollowedObjection = z.infer<typeof Followed>;

/** What became of an objection, for whoever holds its number and code; tells no officer. Undefined when either is wrong. */
export const followObjection = (
  db: Db,
  { no, secret }: { no: string; secret: string },
): Promise<FollowedObjection | undefined> =>
  maybeOne(
    db,
    Followed,
    sql`select o.objection_no as no, d.name, o.stance, o.submitted_at as "submittedAt", o.outcome, o.answer,
               o.answered_at as "answeredAt"
          from objection o
          join naming_case c on c.id = o.case_id
          join case_candidate d on d.id = c.chosen_id
         where o.objection_no = ${no.trim().toUpperCase()} and o.secret_hash = ${secretHash(secret)}`,
  );
