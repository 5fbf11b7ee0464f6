import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { type AuditActor, record } from '../../audit/record.ts';
import type { LargeUpload, Upload } from '../../platform/contract.ts';
import { type Db, one, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { NamingDeps } from '../namingDeps.ts';
import { acceptedMedia } from './acceptedMedia.ts';

/** A file in the store; `note` writes its row in the transaction that hangs it on something. */
interface Kept {
  sha256: string;
  note: (tx: Db) => Promise<void>;
}

/**
 * Accepts an uploaded document by its content, has it scanned, and stores it by its hash. An infected one is refused and
 * not kept; what could not be scanned is kept back from readers until it can (`readKept`).
 * @param mediaType what the caller found the content to be; judged here, as a document, when left out
 * @throws Problem unsupported-media, invalid-input `infected`
 */
export async function keepUpload(
  deps: KeepDeps,
  actor: AuditActor,
  upload: Upload,
  mediaType = requireAccepted(upload),
): Promise<Kept> {
  const facts = { fileName: upload.fileName, sizeBytes: upload.bytes.length, mediaType };
  const state = await scanned(deps, actor, facts, upload.bytes);
  return keptAs(deps, { ...facts, state, sha256: await deps.files.put(upload.bytes) });
}

/**
 * The same for a file on disk that need not fit into memory; what it may be is judged by whoever reads it.
 * @throws Problem invalid-input `infected`
 */
export async function keepLargeUpload(
  deps: KeepDeps,
  actor: AuditActor,
  upload: LargeUpload,
  mediaType: string,
): Promise<Kept> {
  const facts = { fileName: upload.fileName, sizeBytes: upload.sizeBytes, mediaType };
  const state = await scanned(deps, actor, facts, createReadStream(upload.path));
  const { sha256 } = await deps.files.putFrom(createReadStream(upload.path));
  return keptAs(deps, { ...facts, state, sha256 });
}

type KeepDeps = Pick<NamingDeps, 'db' | 'now' | 'files' | 'scan'>;

interface Facts {
  fileName: string;
  sizeBytes: number;
  mediaType: string;
}

/** @throws Problem invalid-input `infected`, noted in the audit record */
async function scanned(
  deps: KeepDeps,
  actor: AuditActor,
  { fileName, sizeBytes }: Facts,
  bytes: Uint8Array | Readable,
) {
  const state = await deps.scan(bytes);
  if (state !== 'infected') return state;
  await deps.db.transaction((tx) =>
    record(tx, {
      ...{ actor, action: 'uploads.refuse-infected', subjectKind: 'upload', subjectId: fileName },
      after: { bytes: sizeBytes },
      at: deps.now(),
    }),
  );
  throw infected();
}

function keptAs(
  deps: KeepDeps,
  { sha256, sizeBytes, mediaType, state }: Facts & { sha256: string; state: string },
): Kept {
  const now = deps.now();
  const scannedAt = state === 'off' ? null : now;
  const note = async (tx: Db) => {
    await run(
      tx,
      sql`insert into stored_file (sha256, size_bytes, media_type, stored_at, scan_state, scanned_at)
          values (${sha256}, ${sizeBytes}, ${mediaType}, ${now}, ${state}, ${scannedAt})
          on conflict (sha256) do update set scan_state = excluded.scan_state, scanned_at = excluded.scanned_at
            where excluded.scan_state = 'clean' and stored_file.scan_state <> 'infected'`,
    );
  };
  return { sha256, note };
}

/**
 * The bytes of a stored document. One that no scanner has seen yet is scanned now, where there is one.
 * @throws Problem not-found, conflict `quarantined`
 */
export async function readKept(
  { db, files, scan, now }: Pick<NamingDeps, 'db' | 'files' | 'scan' | 'now'>,
  sha256: string,
): Promise<Buffer> {
  const bytes = await files.get(sha256);
  const { state } = await one(
    db,
    z.object({ state: z.string() }),
    sql`select scan_state as state from stored_file where sha256 = ${sha256}`,
  );
  if (state === 'clean') return bytes;
  const judged = state === 'infected' ? state : await scan(bytes);
  if (judged !== 'off' && judged !== state)
    await run(db, sql`update stored_file set scan_state = ${judged}, scanned_at = ${now()} where sha256 = ${sha256}`);
  if (judged === 'clean' || (judged === 'off' && state === 'off')) return bytes;
  throw new Problem('conflict', 'The file is in quarantine: it is infected or could not be scanned', {
    detailZh: '文件已隔离：含有病毒，或病毒扫描未完成，暂不能下载。',
    code: 'quarantined',
  });
}

function requireAccepted(upload: Upload): string {
  const mediaType = acceptedMedia(upload);
  if (mediaType !== undefined) return mediaType;
  const message = `The content is ${upload.mediaType}, not PDF, OFD, PNG or JPEG`;
  const messageZh = '文件内容不是 PDF、OFD、PNG 或 JPEG，仅改扩展名无效';
  throw new Problem('unsupported-media', message, {
    detailZh: `${messageZh}。`,
    errors: [{ in: 'file', pointer: '/file', code: 'wrong-content', detail: message, detailZh: messageZh }],
  });
}

function infected(): Problem {
  const message = 'The virus scanner says that the file is infected';
  const messageZh = '文件未通过病毒扫描，未保存';
  return new Problem('invalid-input', message, {
    detailZh: `${messageZh}。`,
    errors: [{ in: 'file', pointer: '/file', code: 'infected', detail: message, detailZh: messageZh }],
  });
}
