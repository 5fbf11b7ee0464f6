import { z } from 'zod';
import { Instant } from '../../platform/contract.ts';
import { type Db, maybeOne, sql } from '../../platform/db/sql.ts';
import { secretHash } from '../publicSecret.ts';
import { ObjectionOutcome, Stance } from './contract.ts';

const Followed = z.object({
  no: z.string(),
  /** The name on notice: the proposed one, or the listed one of a clean-up campaign. */
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
    sql`select o.objection_no as no, coalesce(i.name, d.name) as name, o.stance, o.submitted_at as "submittedAt", o.outcome, o.answer,
               o.answered_at as "answeredAt"
          from objection o
          left join naming_case c on c.id = o.case_id
          left join case_candidate d on d.id = c.chosen_id
          left join campaign_item i on i.id = o.item_id
         where o.objection_no = ${no.trim().toUpperCase()} and o.secret_hash = ${secretHash(secret)}`,
  );
