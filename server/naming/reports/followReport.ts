import { z } from 'zod';
import { Instant } from '../../platform/contract.ts';
import { type Db, maybeOne, sql } from '../../platform/db/sql.ts';
import { secretHash } from '../publicSecret.ts';
import { ReportState } from './contract.ts';

const Followed = z.object({
  no: z.string(),
  place: z.string(),
  state: ReportState,
  founded: z.boolean().nullable(),
  answer: z.string().nullable(),
  submittedAt: Instant,
  updatedAt: Instant,
});
export type FollowedReport = z.infer<typeof Followed>;

/** Where a report stands, for whoever holds its number and code; tells no officer. Undefined when either is wrong. */
export const followReport = (
  db: Db,
  { no, secret }: { no: string; secret: string },
): Promise<FollowedReport | undefined> =>
  maybeOne(
    db,
    Followed,
    sql`select report_no as no, place, state, founded, answer, submitted_at as "submittedAt", updated_at as "updatedAt"
          from violation_report
         where report_no = ${no.trim().toUpperCase()} and secret_hash = ${secretHash(secret)}`,
  );
