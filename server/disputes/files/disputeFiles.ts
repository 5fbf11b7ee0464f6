import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { fieldProblem } from '../../naming/fieldProblem.ts';
import type { Download, Upload } from '../../platform/contract.ts';
import { type Db, many, maybeOne, one, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { DisputeId } from '../contract.ts';
import type { DisputeDeps } from '../disputeDeps.ts';
import { recordStep } from '../disputeStep.ts';
import { type LockedDispute, lockDispute } from '../lockDispute.ts';
import { DisputeFile, type DisputePart } from './fileContract.ts';

/** Stores a paper of an open dispute. @throws Problem wrong-state, unsupported-media, invalid-input `infected` */
export async function keepDisputeFile(deps: DisputeDeps, actor: Actor, { id, file }: { id: DisputeId; file: Upload }) {
  await requireOpen(deps.db, id);
  const kept = await deps.uploads.keep(actor, file);
  return deps.db.transaction(async (tx) => {
    const found = await lockDispute(tx, { id });
    await requireOpen(tx, id);
    await kept.note(tx);
    const at = deps.now();
    const paper = { sha256: kept.sha256, fileName: file.fileName, part: partOf(found, actor) };
    const stored = await one(tx, DisputeFile, insertFile(id, paper, { actor, at }));
    const step = { act: 'attach', from: found.state, to: found.state, after: { ...paper, fileId: stored.id } };
    await recordStep(tx, step, { id, actor, at });
    return stored;
  });
}

/** The papers of a dispute, the earliest first. */
export const disputeFiles = (db: Db, id: DisputeId): Promise<DisputeFile[]> =>
  many(
    db,
    DisputeFile,
    sql`select ${FILE_COLUMNS} from dispute_file b join stored_file f on f.sha256 = b.sha256
         where b.dispute_id = ${id} order by b.uploaded_at, b.id`,
  );

/** @throws Problem not-found, conflict `quarantined` */
export async function downloadDisputeFile(
  deps: DisputeDeps,
  { id, fileId }: { id: DisputeId; fileId: string },
): Promise<Download> {
  const row = await maybeOne(
    deps.db,
    DisputeFile,
    sql`select ${FILE_COLUMNS} from dispute_file b join stored_file f on f.sha256 = b.sha256
         where b.id = ${fileId} and b.dispute_id = ${id}`,
  );
  if (!row) throw new Problem('not-found', 'No such file of this dispute', { detailZh: '该争议没有这个文件。' });
  return { fileName: row.fileName, mediaType: row.mediaType, body: await deps.uploads.read(row.sha256) };
}

/** @throws Problem invalid-input where the file is not one of this dispute */
export async function requireDisputeFile(tx: Db, id: DisputeId, fileId: string, pointer = '/fileId'): Promise<void> {
  const found = await maybeOne(
    tx,
    z.object({ id: z.string() }),
    sql`select id from dispute_file where id = ${fileId} and dispute_id = ${id}`,
  );
  if (found) return;
  const message = 'The dispute has no such file: upload it first';
  throw fieldProblem(pointer, 'no-file', message, '该争议没有这个文件，请先上传');
}

/** Whose hand a record is: side a, side b, or the government that handles the dispute. */
export function partOf({ sideA, sideB }: Pick<LockedDispute, 'sideA' | 'sideB'>, actor: Actor): DisputePart {
  if (actor.divisionCode === sideA) return 'a';
  return actor.divisionCode === sideB ? 'b' : 'handler';
}

async function requireOpen(db: Db, id: DisputeId): Promise<void> {
  const Open = z.object({ open: z.boolean() });
  const state = sql`select s.open from dispute d join dispute_state s on s.id = d.state where d.id = ${id}`;
  if ((await maybeOne(db, Open, state))?.open) return;
  throw new Problem('wrong-state', 'The file of this dispute is closed', { detailZh: '该争议的卷宗已经关闭。' });
}

const FILE_COLUMNS: Sql = sql`
  b.id, b.file_name as "fileName", f.media_type as "mediaType", b.sha256, b.part, b.uploaded_by as "uploadedBy",
  b.organisation, b.uploaded_at as "uploadedAt"`;

const insertFile = (
  id: DisputeId,
  { sha256, fileName, part }: { sha256: string; fileName: string; part: DisputePart },
  { actor, at }: { actor: Actor; at: string },
): Sql => sql`
  with b as (
    insert into dispute_file (dispute_id, sha256, file_name, part, uploaded_by, organisation, uploaded_at)
    values (${id}, ${sha256}, ${fileName}, ${part}, ${actor.displayName}, ${actor.organisationName}, ${at}::timestamptz)
    returning *)
  select ${FILE_COLUMNS} from b join stored_file f on f.sha256 = b.sha256`;
