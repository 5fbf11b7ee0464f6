import { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { NamingDeps } from '../naming/namingDeps.ts';
import { requireVersion } from '../naming/requireVersion.ts';
import { keepUpload, readKept } from '../naming/uploads/keepUpload.ts';
import type { Upload } from '../platform/contract.ts';
import { maybeOne, run, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import type { Dossier, FileSlot } from './contract.ts';
import { dossierDetail } from './dossierDetail.ts';
import { lockDossier } from './dossierFacts.ts';
import type { DossierId } from './draftContract.ts';
import { requireOwner } from './saveDossier.ts';

interface Given {
  id: DossierId;
  version: number;
  slot: FileSlot;
  pages: number;
  author?: string | undefined;
  upload: Upload;
}

const OPEN: Readonly<Record<string, ReadonlySet<string>>> = {
  materials: new Set(['drafting', 'consulting']),
  papers: new Set(['submitted', 'approved', 'announced', 'implementing', 'completed']),
};

/** Hangs a paper on the dossier: the materials before submission, approval and what follows after it. @throws Problem wrong-state */
export async function attachToDossier(deps: NamingDeps, actor: Actor, given: Given): Promise<Dossier> {
  const { id, slot, pages, author, upload } = given;
  const at = deps.now();
  const kept = await keepUpload(deps, actor, upload);
  await deps.db.transaction(async (tx) => {
    const found = await lockDossier(tx, id);
    requireVersion(found, given.version);
    requireOwner(found, actor);
    if (!OPEN[slot.startsWith('D') ? 'materials' : 'papers']?.has(found.state))
      throw new Problem('wrong-state', `No file ${slot} in state ${found.state}`, {
        detailZh: '现阶段不能上传这类材料。',
      });
    await kept.note(tx);
    await run(
      tx,
      sql`insert into dossier_file (dossier_id, slot, sha256, file_name, pages, author, uploaded_by, uploaded_at)
          values (${id}, ${slot}, ${kept.sha256}, ${upload.fileName}, ${pages}, ${author ?? actor.organisationName}, ${actor.displayName}, ${at}::timestamptz)`,
    );
    await run(
      tx,
      sql`update division_dossier set version = version + 1, updated_at = ${at}::timestamptz where id = ${id}`,
    );
    await record(tx, {
      ...{ actor, action: 'dossiers.attach', subjectKind: 'division-dossier', subjectId: id, at },
      after: { slot, sha256: kept.sha256, pages },
    });
  });
  return dossierDetail(deps, actor, id);
}

const Row = z.object({ fileName: z.string(), mediaType: z.string(), sha256: z.string() });

/** The bytes of a paper of this very dossier. @throws Problem not-found, conflict (quarantined) */
export async function readDossierFile(deps: NamingDeps, { id, fileId }: { id: DossierId; fileId: string }) {
  const row = await maybeOne(
    deps.db,
    Row,
    sql`select a.file_name as "fileName", f.media_type as "mediaType", a.sha256
          from dossier_file a join stored_file f on f.sha256 = a.sha256 where a.id = ${fileId} and a.dossier_id = ${id}`,
  );
  if (!row) throw new Problem('not-found', 'No such file in this dossier', { detailZh: '卷宗中没有这个文件。' });
  return { fileName: row.fileName, mediaType: row.mediaType, body: await readKept(deps, row.sha256) };
}
