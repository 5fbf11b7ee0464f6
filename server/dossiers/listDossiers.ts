import { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { type Input, Instant, type Reply } from '../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../platform/db/cursor.ts';
import { type Db, many, sql } from '../platform/db/sql.ts';
import { DossiersApi } from './contract.ts';
import { ITEM_COLUMNS } from './selectDossier.ts';
import { visibleDossiers } from './visibleDossiers.ts';

type Query = Input<typeof DossiersApi.list>['query'];
const Key = z.tuple([Instant, z.uuid()]);

/** The dossiers that a reader may see, the latest first; keyset paging. Others are neither shown nor counted. */
export async function listDossiers(db: Db, actor: Actor, query: Query): Promise<Reply<typeof DossiersApi.list>> {
  const after = query.cursor ? decodeCursor(Key, query.cursor) : undefined;
  const rows = await many(
    db,
    DossiersApi.list.reply.shape.items.element,
    sql`select ${ITEM_COLUMNS} from division_dossier d
         where ${visibleDossiers(actor)}
           ${query.state ? sql`and d.state = ${query.state}` : sql``}
           ${after ? sql`and (d.updated_at, d.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
         order by d.updated_at desc, d.id desc limit ${query.limit + 1}`,
  );
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.updatedAt, last.id]) : null, total: null };
}
