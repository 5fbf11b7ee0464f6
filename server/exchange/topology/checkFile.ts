import type { Actor } from '../../accounts/actor.ts';
import type { CheckDeps } from '../../boundaries/topology/checkDeps.ts';
import { startCheck } from '../../boundaries/topology/startCheck.ts';
import type { TopologyCheck, TopologyThresholds } from '../../boundaries/topology/topologyContract.ts';
import { thresholdsOf } from '../../boundaries/topology/topologyThresholds.ts';
import type { NamingDeps } from '../../naming/namingDeps.ts';
import { keepUpload } from '../../naming/uploads/keepUpload.ts';
import type { Upload } from '../../platform/contract.ts';
import { type FieldError, Problem } from '../../platform/problem.ts';
import { forScreen } from '../builtUpAreas/areaFindings.ts';
import { MEDIA_TYPES } from '../drawnFile.ts';
import { type OutlineFile, readOutlineSet } from './readOutlineSet.ts';

export type CheckFileDeps = CheckDeps & Pick<NamingDeps, 'files' | 'scan'>;

interface Sent {
  upload: Upload;
  /** The system of coordinates that the sender states. */
  crs: string | undefined;
  /** In place of the shipped ones. */
  thresholds: { [K in keyof TopologyThresholds]?: number | undefined };
}

/**
 * Reads a file of outlines, keeps it and starts to check it. Nothing of it comes into the register.
 * @throws Problem invalid-input with what is wrong of the file or of which features, conflict while another check runs
 */
export async function checkFile(
  deps: CheckFileDeps,
  actor: Actor,
  { upload, crs, thresholds }: Sent,
): Promise<TopologyCheck> {
  const { file, set, known } = await readSent(upload, crs);
  const kept = await keepUpload(deps, actor, upload, MEDIA_TYPES[file.format]);
  return startCheck(deps, actor, {
    ...{ set: { ...set, isGcj02: known.isGcj02 }, title: upload.fileName, crs: known.crs.value ?? 'EPSG:4490' },
    thresholds: thresholdsOf(thresholds),
    origin: { sha256: kept.sha256 },
    note: kept.note,
  });
}

async function readSent({ bytes, fileName }: Upload, crs: string | undefined): Promise<OutlineFile> {
  const read = await readable(bytes, fileName, crs);
  const errors = [...read.known.findings, ...read.findings]
    .filter(({ severity }) => severity === 'error')
    .map(forScreen);
  if (errors.length === 0) return read;
  const faults = errors.slice(0, MOST_TOLD).map(({ code, message, messageZh, proposal }): FieldError => {
    const [zh, en] = code === 'gcj02-not-stated' ? CHOOSE : [messageZh, message];
    const advice = proposal && code !== 'gcj02-not-stated' ? ` → ${proposal}` : '';
    return { in: 'file', pointer: '/file', code, detail: `${en}${advice}`, detailZh: `${zh}${advice}` };
  });
  throw new Problem('invalid-input', `Nothing was checked: ${faults[0]?.detail}`, {
    detailZh: `未检查：${faults[0]?.detailZh}`,
    errors: faults,
  });
}

const MOST_TOLD = 20;
const CHOOSE = [
  '文件提示为 GCJ-02（网络地图坐标），与 CGCS2000 相差 300 至 500 米，请选择坐标系后重新上传',
  'The file hints at GCJ-02 (a web map), whose positions are 300 to 500 m off: choose the coordinate system and upload again',
] as const;

async function readable(bytes: Uint8Array, fileName: string, crs: string | undefined): Promise<OutlineFile> {
  try {
    return await readOutlineSet(bytes, fileName, crs);
  } catch (error) {
    if (!(error instanceof Problem) || typeof error.facts.code !== 'string') throw error;
    const { code, detailZh = error.message } = error.facts;
    const fault = { in: 'file', pointer: '/file', code, detail: error.message, detailZh } as const;
    throw new Problem('invalid-input', error.message, { detailZh: `${detailZh}。`, errors: [fault] });
  }
}
