import { z } from 'zod';
import { type Db, many, sql } from '../platform/db/sql.ts';

/** The well-known accounts of this register that still work; none in a register of record. */
export async function demonstrationUsernames(db: Db): Promise<string[]> {
  const rows = await many(db, z.object({ username: z.string() }), selectDemonstration());
  return rows.map(({ username }) => username);
}

const selectDemonstration = () => sql`
  select username from account where demonstration and not disabled order by created_at, username`;
