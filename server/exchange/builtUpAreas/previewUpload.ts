import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import {
  type AreaFinding,
  type BuiltUpPreview,
  BuiltUpUploadId,
  type ReadArea,
} from '../../gazetteer/builtUpAreas/builtUpContract.ts';
import type { BuiltUpDeps } from '../../gazetteer/builtUpAreas/endBuiltUpArea.ts';
import type { NamingDeps } from '../../naming/namingDeps.ts';
import { keepUpload } from '../../naming/uploads/keepUpload.ts';
import type { Upload } from '../../platform/contract.ts';
import { type Db, one, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { MEDIA_TYPES } from '../drawnFile.ts';
import { forScreen, readArea } from './areaFindings.ts';
import { judgedAreas } from './judgedAreas.ts';
import { type AreaFile, readAreas } from './readAreas.ts';

export type UploadDeps = BuiltUpDeps & Pick<NamingDeps, 'files' | 'scan'>;

interface Sent {
  upload: Upload;
  /** The system of coordinates that the sender states. */
  crs: string | undefined;
}

/**
 * Reads a file of built-up areas, keeps it and says what it holds: names, counties, sizes, faults, what it overlaps. Nothing
 * comes into force.
 * @throws Problem invalid-input for a file that cannot be read at all
 */
export async function previewUpload(deps: UploadDeps, actor: Actor, { upload, crs }: Sent): Promise<BuiltUpPreview> {
  const file = await readUploaded(upload.bytes, upload.fileName, crs);
  const areas = await shownAreas(deps.db, file, { office: actor, day: deps.today() });
  const kept = await keepUpload(deps, actor, upload, MEDIA_TYPES[file.format]);
  const at = deps.now();
  const { id } = await deps.db.transaction(async (tx) => {
    await kept.note(tx);
    const row = await one(
      tx,
      z.object({ id: BuiltUpUploadId }),
      sql`insert into built_up_upload (account_id, file_name, sha256, crs, uploaded_at)
          values (${actor.id}, ${upload.fileName}, ${kept.sha256}, ${crs ?? null}, ${at}) returning id`,
    );
    const subject = { subjectKind: 'built-up-upload', subjectId: row.id };
    const after = { fileName: upload.fileName, sha256: kept.sha256, areas: areas.length };
    await record(tx, { actor, action: 'areas.upload', ...subject, after, at });
    return row;
  });
  return { id, fileName: upload.fileName, crs: file.known.crs.value, findings: fileFindings(file), areas };
}

interface Setting {
  office: Pick<Actor, 'divisionCode'>;
  day: string;
}

/** The areas of a file with everything that stands against them on a day. */
export async function shownAreas(db: Db, { known, areas }: AreaFile, { office, day }: Setting): Promise<ReadArea[]> {
  const judged = await judgedAreas(db, { areas, srid: known.srid, day });
  return areas.map((area) => readArea(area, judged.get(area.number), office));
}

/** What is said of the file as a whole: the system of its coordinates. */
export function fileFindings({ known, findings: said }: AreaFile): AreaFinding[] {
  const { crs, findings } = known;
  const asked = crs.question !== undefined && findings.length === 0 ? [ASSUMED] : [];
  return [
    ...said.map(forScreen),
    ...findings.map((finding) => (finding.code === 'gcj02-not-stated' ? GCJ02 : forScreen(finding))),
    ...asked,
  ];
}

const ASSUMED: AreaFinding = {
  code: 'crs-assumed',
  severity: 'note',
  message: 'The file does not name its coordinate system; it was read as CGCS2000 longitude and latitude.',
  messageZh: '文件未写明坐标系，已按 CGCS2000 经纬度读取。',
  proposal:
    '来自高德、腾讯等网络地图的，请在“坐标系”中选 GCJ-02 后重新上传 / if it comes from a web map (AMap, Tencent), choose GCJ-02 and upload again',
};
const GCJ02: AreaFinding = {
  code: 'gcj02-not-stated',
  severity: 'error',
  message: 'The file hints at GCJ-02 (a web map), whose positions are 300 to 500 m off: say which system it is.',
  messageZh: '文件提示为 GCJ-02（网络地图坐标），与 CGCS2000 相差 300 至 500 米，须由上传人声明坐标系。',
  proposal: '在“坐标系”中选择后重新上传 / choose under “Coordinate system” and upload again',
};

/** @throws Problem invalid-input, in the words of the screen, with the code of the refusal at the file */
export async function readUploaded(bytes: Uint8Array, fileName: string, crs: string | undefined): Promise<AreaFile> {
  try {
    return await readAreas(bytes, fileName, crs);
  } catch (error) {
    if (error instanceof Problem && typeof error.facts.code === 'string') throw atFile(error, error.facts.code);
    throw error;
  }
}

function atFile({ message, facts }: Problem, code: string): Problem {
  const detailZh = facts.detailZh ?? message;
  return new Problem('invalid-input', message, {
    detailZh: `${detailZh}。`,
    errors: [{ in: 'file', pointer: '/file', code, detail: message, detailZh }],
  });
}
