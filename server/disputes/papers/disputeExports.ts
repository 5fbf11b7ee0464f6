import { createHash } from 'node:crypto';
import type { Actor } from '../../accounts/actor.ts';
import type { Download } from '../../platform/contract.ts';
import { type Db, json, many, maybeOne, one, run, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { Dispute, DisputeId } from '../contract.ts';
import { recordStep } from '../disputeStep.ts';
import { lockDispute } from '../lockDispute.ts';
import { archivePackage } from './archivePackage.ts';
import { disputeOf } from './disputeDossier.ts';
import { DisputeExport, type DisputeExportKind, type ExportManifest } from './paperContract.ts';
import type { PaperDeps } from './paperDeps.ts';
import { redactedVersion } from './redactedVersion.ts';

/**
 * Makes an archive package or a redacted version, keeps it by its hash, and records who made it, when, of which version of the file.
 * The steps hold its hash; the audit chain the digest of the step. @throws Problem too-large, conflict
 */
export async function makeExport(
  deps: PaperDeps,
  actor: Actor,
  { id, kind }: { id: DisputeId; kind: DisputeExportKind },
): Promise<DisputeExport> {
  const dispute = await disputeOf(deps, actor, id);
  const { bytes, manifest } = await make(deps, actor, { dispute, kind });
  const sha256 = await deps.files.put(bytes);
  const fileName = `${NAME[kind]} ${dispute.title}.${kind === 'archive' ? 'zip' : 'pdf'}`;
  return deps.db.transaction(async (tx) => {
    const { state } = await lockDispute(tx, { id });
    await run(tx, keepFile({ sha256, size: bytes.length, zip: kind === 'archive', at: manifest.madeAt }));
    const made = await one(
      tx,
      DisputeExport,
      insertExport({ id, kind, sha256, fileName, size: bytes.length, manifest }),
    );
    const step = { act: 'makeExport', from: state, to: state, after: { kind, sha256, exportId: made.id } };
    await recordStep(tx, step, { id, actor, at: manifest.madeAt });
    return made;
  });
}

const NAME = { archive: '争议归档包', public: '争议处理情况（公开版）', notice: '争议处理情况（告知版）' } as const;

async function make(deps: PaperDeps, actor: Actor, { dispute, kind }: { dispute: Dispute; kind: DisputeExportKind }) {
  if (kind === 'archive') return archivePackage(deps, actor, dispute);
  const bytes = await redactedVersion(deps, actor, { dispute, level: kind });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const manifest: ExportManifest = {
    ...{ madeAt: deps.now(), madeBy: actor.displayName, organisation: actor.organisationName, missing: [] },
    ...{ disputeVersion: dispute.version, state: dispute.state },
    files: [{ path: `${NAME[kind]}.pdf`, bytes: bytes.length, sha256 }],
  };
  return { bytes, manifest };
}

/** What was made of a dispute, the latest first. */
export const disputeExports = (db: Db, id: DisputeId): Promise<DisputeExport[]> =>
  many(
    db,
    DisputeExport,
    sql`select ${COLUMNS} from dispute_export e where e.dispute_id = ${id} order by e.made_at desc, e.id`,
  );

/** The bytes as they were made. @throws Problem not-found */
export async function downloadExport(
  { db, files }: PaperDeps,
  { id, exportId }: { id: DisputeId; exportId: string },
): Promise<Download> {
  const found = await maybeOne(
    db,
    DisputeExport,
    sql`select ${COLUMNS} from dispute_export e where e.id = ${exportId} and e.dispute_id = ${id}`,
  );
  if (!found) throw new Problem('not-found', 'Nothing of that id was made', { detailZh: '没有这份归档包或者公开版。' });
  const mediaType = found.kind === 'archive' ? 'application/zip' : 'application/pdf';
  return { body: await files.get(found.sha256), fileName: found.fileName, mediaType };
}

const COLUMNS: Sql = sql`e.id, e.kind, e.file_name as "fileName", e.bytes, e.sha256, e.manifest, e.made_by as "madeBy", e.organisation,
  e.made_at as "madeAt"`;

const keepFile = ({ sha256, size, zip, at }: { sha256: string; size: number; zip: boolean; at: string }): Sql => sql`
  insert into stored_file (sha256, size_bytes, media_type, stored_at, scan_state, scanned_at)
  values (${sha256}, ${size}, ${zip ? 'application/zip' : 'application/pdf'}, ${at}::timestamptz, 'clean', ${at}::timestamptz)
  on conflict (sha256) do nothing`;

interface NewExport {
  id: DisputeId;
  kind: DisputeExportKind;
  sha256: string;
  fileName: string;
  size: number;
  manifest: ExportManifest;
}

const insertExport = ({ id, kind, sha256, fileName, size, manifest }: NewExport): Sql => sql`
  with e as (
    insert into dispute_export (dispute_id, kind, sha256, file_name, bytes, manifest, made_by, organisation, made_at)
    values (${id}, ${kind}, ${sha256}, ${fileName}, ${size}, ${json(manifest)}, ${manifest.madeBy}, ${manifest.organisation},
            ${manifest.madeAt}::timestamptz)
    returning *)
  select ${COLUMNS} from e`;
