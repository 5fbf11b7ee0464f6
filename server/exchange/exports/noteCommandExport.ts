import type { Knex } from 'knex';
import { z } from 'zod';
import { record, SYSTEM } from '../../audit/record.ts';
import { json, one, sql } from '../../platform/db/sql.ts';
import type { PreparedExport } from './prepareExport.ts';
import { highestOf, totalOf } from './secrecyOf.ts';
import type { WrittenExport } from './writeExport.ts';

interface Noted {
  prepared: PreparedExport;
  written: WrittenExport;
  accountId: string | null;
}

/** Puts an export of the command line on record; its file is not kept here. */
export function noteCommandExport(db: Knex, { prepared, written, accountId }: Noted): Promise<void> {
  const { request, scope } = prepared;
  const { counts, sha256, bytes, fileName, mediaType, limits } = written;
  const [secrecy, rows, at] = [highestOf(counts), totalOf(counts), scope.now];
  return db.transaction(async (tx) => {
    const { id } = await one(
      tx,
      z.object({ id: z.string() }),
      sql`insert into export_run (state, account_id, division_code, collection, format, request, purpose, secrecy, counts, done, total,
            file_name, media_type, sha256, size_bytes, limits, created_at, updated_at, ready_at)
          values ('forgotten', ${accountId}, ${scope.actor.divisionCode}, ${request.collection}, ${request.format}, ${json(request)},
            ${request.purpose ?? null}, ${secrecy}, ${json(counts)}, ${rows}, ${rows}, ${fileName}, ${mediaType}, ${sha256},
            ${bytes}, ${json(limits)}, ${at}::timestamptz, ${at}::timestamptz, ${at}::timestamptz)
          returning id`,
    );
    const { collection, format, filter, purpose = null } = request;
    const after = { collection, format, filter, purpose, secrecy, rows, sha256, command: true };
    const actor = accountId === null ? SYSTEM : scope.actor;
    await record(tx, { actor, action: 'exports.make', subjectKind: 'export', subjectId: id, after, at });
  });
}
