import { z } from 'zod';
import { type Input, Instant, type Reply } from '../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../platform/db/cursor.ts';
import { type Db, many, sql } from '../platform/db/sql.ts';
import type { SignId } from './contract.ts';
import type { SignRegisterApi } from './registerContract.ts';

const Facts = z.record(z.string(), z.unknown()).nullable();
const Row = z.object({
  at: Instant,
  by: z.string(),
  action: z.string(),
  before: Facts,
  after: Facts,
  seal: z.string(),
});
const Key = z.tuple([z.string().regex(/^[0-9a-f]{64}$/)]);

/** What was done with a sign and by whom, newest first; keyset paging on the hash of the seal. */
export async function signHistory(
  db: Db,
  id: SignId,
  { limit, cursor }: Input<typeof SignRegisterApi.signHistory>['query'],
): Promise<Reply<typeof SignRegisterApi.signHistory>> {
  const after = cursor ? decodeCursor(Key, cursor)[0] : undefined;
  const rows = await many(
    db,
    Row,
    sql`select e.at, coalesce(a.display_name, e.actor) as by, e.action, e.old as before, e.new as after, encode(s.hash, 'hex') as seal
          from audit_entry e
          join audit_seal s on s.entry_id = e.id
          left join account a on a.id = e.actor_id
         where e.subject_kind = 'sign' and e.subject_id = ${id}
           ${after ? sql`and e.id < (select max(p.entry_id) from audit_seal p where p.hash = decode(${after}, 'hex'))` : sql``}
         order by e.id desc limit ${limit + 1}`,
  );
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return {
    items: items.map(({ before, after: facts, seal: _seal, ...act }) => ({
      ...act,
      before: before ?? {},
      after: facts ?? {},
    })),
    ...{ next: last ? encodeCursor([last.seal]) : null, total: null },
  };
}
