import { z } from 'zod';
import { type Db, many, sql } from '../db/sql.ts';

const Count = z.object({ kind: z.string(), state: z.enum(['waiting', 'running', 'dead']), jobs: z.coerce.number() });

/** How many jobs of each kind wait, run, and are dead; for whoever watches the service. */
export const countJobs = (db: Db): Promise<z.infer<typeof Count>[]> =>
  many(
    db,
    Count,
    sql`select name as kind,
               case when state < 'active' then 'waiting' when state = 'active' then 'running' else 'dead' end as state, count(*) as jobs
          from pgboss.job where state <= 'active' or state = 'failed' group by 1, 2`,
  );
