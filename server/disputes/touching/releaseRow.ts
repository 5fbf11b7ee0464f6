import { type Sql, sql } from '../../platform/db/sql.ts';
import type { TouchingSubject } from './touchingContract.ts';

interface Of {
  dispute: Sql;
  subject: TouchingSubject;
  id: Sql;
  /** Of where it lies now. */
  mark: Sql;
}

/** The latest release of a subject in a dispute as jsonb, null without one. */
export const releaseOf = ({ dispute, subject, id, mark }: Of): Sql => sql`(
  select jsonb_build_object('reason', y.reason, 'by', y.by_name, 'organisation', y.organisation,
           'at', to_char(y.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'holds', y.ground = ${mark})
    from dispute_release y
   where y.dispute_id = ${dispute} and y.subject = ${subject} and y.subject_id = ${id}
   order by y.id desc limit 1)`;
