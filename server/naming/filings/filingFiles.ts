import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { codeList } from '../../gazetteer/codeList.ts';
import type { Download, Upload } from '../../platform/contract.ts';
import { maybeOne, one, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { chinaDay } from '../deadline.ts';
import type { NamingDeps } from '../namingDeps.ts';
import { keepUpload, readKept } from '../uploads/keepUpload.ts';
import { FilingFile, type FilingId } from './filingContract.ts';
import { lockFiling } from './filingFacts.ts';
import { requireMayEdit } from './filingGuards.ts';
import { selectFilingFiles } from './selectFilingFiles.ts';

const MOST_FILES = 40;

/**
 * Adds a file under one of the materials of the list `filing-materials`.
 * @throws Problem unsupported-media, invalid-input (unknown material, infected), wrong-state, conflict
 */
export async function attachFilingFile(
  deps: NamingDeps,
  actor: Actor,
  { id, material, upload }: { id: FilingId; material: string; upload: Upload },
): Promise<FilingFile> {
  const now = deps.now();
  const kept = await keepUpload(deps, actor, upload);
  return deps.db.transaction(async (tx) => {
    const found = await lockFiling(tx, id);
    requireMayEdit(found, actor);
    const list = await codeList(tx, { kind: 'filing-materials', day: chinaDay(now), division: found.approverDivision });
    if (!list.some(({ code }) => code === material))
      throw new Problem('not-found', `No material ${material}`, { detailZh: '没有这类备案材料。' });
    const { count } = await one(
      tx,
      z.object({ count: z.number() }),
      sql`select count(*)::int as count from inbound_filing_file where filing_id = ${id}`,
    );
    if (count >= MOST_FILES)
      throw new Problem('conflict', `At most ${MOST_FILES} files a filing`, {
        detailZh: `每件最多 ${MOST_FILES} 个附件。`,
      });
    await kept.note(tx);
    const row = await one(
      tx,
      z.object({ id: z.string() }),
      sql`insert into inbound_filing_file (filing_id, material, sha256, file_name, uploaded_by, uploaded_at)
          values (${id}, ${material}, ${kept.sha256}, ${upload.fileName}, ${actor.displayName}, ${now}) returning id`,
    );
    await record(tx, {
      actor,
      action: 'filings.attach',
      subjectKind: 'filing',
      subjectId: id,
      after: { material, sha256: kept.sha256 },
      at: now,
    });
    return one(tx, FilingFile, sql`${selectFilingFiles(id)} and a.id = ${row.id}`);
  });
}

/** The bytes of a file of this very filing. @throws Problem not-found, conflict (quarantined) */
export async function downloadFilingFile(
  deps: NamingDeps,
  { id, fileId }: { id: FilingId; fileId: string },
): Promise<Download> {
  const row = await maybeOne(deps.db, FilingFile, sql`${selectFilingFiles(id)} and a.id = ${fileId}`);
  if (!row) throw new Problem('not-found', 'No such file in this filing', { detailZh: '本件备案没有这个附件。' });
  return { fileName: row.fileName, mediaType: row.mediaType, body: await readKept(deps, row.sha256) };
}
