import { type Sql, sql } from '../db/sql.ts';

/**
 * How work stands whose row says `running` and names its job: `running` while the job waits, runs or is to be tried again,
 * `cancelled` or `failed` where it ended without having said so in the row (a person cancelled it, or its tries were used up).
 * @param state column of the row
 * @param job column with the job's id
 */
export const standing = (state: Sql, job: Sql): Sql => sql`
  case when ${state} <> 'running' then ${state}
       else coalesce((select case when j.state <= 'active' then 'running' when j.state = 'cancelled' then 'cancelled' end
                        from pgboss.job j where j.id = ${job}), 'failed') end`;

/** The same for rows that know no cancelled state. */
export const standingOrFailed = (state: Sql, job: Sql): Sql => sql`
  case when ${state} = 'running'
            and not exists (select 1 from pgboss.job j where j.id = ${job} and j.state <= 'active') then 'failed' else ${state} end`;
