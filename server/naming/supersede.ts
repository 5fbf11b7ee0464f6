import { run, type Sql, sql } from '../platform/db/sql.ts';
import type { ActContext } from './act.ts';

type Part = 'decision' | 'notice' | 'filing' | 'delivery' | 'announcement' | 'revocation';

const TABLE: Record<Part, Sql> = {
  decision: sql`decision`,
  notice: sql`notice`,
  filing: sql`filing`,
  delivery: sql`delivery`,
  announcement: sql`announcement`,
  revocation: sql`revocation`,
};

/** Makes room for a new decision, notice, filing or delivery of a case; the old row is kept word for word. */
export async function supersede({ tx, id, now }: ActContext, parts: readonly Part[]): Promise<void> {
  for (const part of parts) {
    await run(
      tx,
      sql`insert into superseded_part (case_id, kind, content, superseded_at)
          select case_id, ${part}, to_jsonb(old), ${now} from ${TABLE[part]} old where case_id = ${id}`,
    );
    await run(tx, sql`delete from ${TABLE[part]} where case_id = ${id}`);
  }
}
