import { z } from 'zod';
import { type Db, many, sql } from '../db/sql.ts';
import { IS_RECURRING } from './recurring.ts';

const Count = z.object({
  kind: z.string(),
  state: z.enum(['waiting', 'running', 'failing', 'dead']),
  jobs: z.coerce.number(),
});

/**
 * How many jobs of each kind wait, run, are dead, or failing (recurring work whose last round failed); for whoever watches the
 * service.
 */
export const countJobs = (db: Db): Promise<z.infer<typeof Count>[]> =>
  many(
    db,
    Count,
    sql`select j.name as kind,
               case when ${IS_RECURRING} and j.state = 'retry' then 'failing' when j.state < 'active' then 'waiting'
                    when j.state = 'active' then 'running' else 'dead' end as state, count(*) as jobs
          from pgboss.job j
         where (j.state <= 'active' or j.state = 'failed') and not (${IS_RECURRING} and j.state in ('created', 'active')) group by 1, 2`,
  );
