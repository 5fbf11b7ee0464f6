import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import type { Actor } from '../../accounts/actor.ts';
import { chinaDay } from '../../naming/deadline.ts';
import { entryName } from '../../platform/entryName.ts';
import { Problem } from '../../platform/problem.ts';
import type { Dispute } from '../contract.ts';
import { disputeFiles } from '../files/disputeFiles.ts';
import { disputeDossier } from './disputeDossier.ts';
import { drawnDispute } from './drawnDispute.ts';
import { missingPapers } from './missingPapers.ts';
import type { ExportManifest } from './paperContract.ts';
import type { PaperDeps } from './paperDeps.ts';

/** A package in memory is at most so large: a file is at most 20 MB, and a folder of so much is split by hand. */
const MOST_MEGABYTES = 400;
const MEGABYTE = 1_048_576;

type Entries = Map<string, Uint8Array>;

/**
 * The archive package of a dispute: the dossier as PDF, every paper, lists as workbooks, shapes as GeoJSON, and a manifest with the
 * SHA-256 of every file and what the folder should have and has not (BR art. 13).
 * @throws Problem too-large, conflict `missing-glyph` or a file in quarantine
 */
export async function archivePackage(
  deps: PaperDeps,
  actor: Actor,
  dispute: Dispute,
): Promise<{ bytes: Uint8Array; manifest: ExportManifest }> {
  const entries: Entries = new Map();
  entries.set('争议卷宗.pdf', await disputeDossier(deps, actor, { dispute, withAccess: false }));
  await addPapers(deps, dispute, entries);
  await addShapes(deps, dispute, entries);
  const missing = await missingPapers(deps, dispute);
  entries.set('卷内文件目录.xlsx', await paperList(deps, dispute, missing));
  entries.set('办理过程.xlsx', await stepList(deps, dispute));
  const manifest = manifestOf({ deps, actor, dispute }, entries, missing);
  entries.set('清单.json', text(JSON.stringify(manifest, null, 2)));
  const bytes = zipSync(Object.fromEntries(entries), { level: 6, mtime: new Date(manifest.madeAt) });
  return { bytes, manifest };
}

async function addPapers({ db, uploads }: PaperDeps, dispute: Dispute, entries: Entries): Promise<void> {
  let size = 0;
  for (const [i, { sha256, fileName, part }] of (await disputeFiles(db, dispute.id)).entries()) {
    const bytes = await uploads.read(sha256);
    size += bytes.length;
    if (size > MOST_MEGABYTES * MEGABYTE) throw tooLarge();
    entries.set(`文件/${String(i + 1).padStart(3, '0')}-${FOLDER[part]}-${entryName(fileName)}`, bytes);
  }
}
const FOLDER = { a: '甲方', b: '乙方', handler: '处理机关' } as const;

async function addShapes({ db }: PaperDeps, dispute: Dispute, entries: Entries): Promise<void> {
  const { contested, strokes } = await drawnDispute(db, dispute.id);
  if (contested !== null) entries.set('图形/争议区域.geojson', geojson([{ geometry: contested, name: dispute.title }]));
  const named = strokes.map(({ part, geometry }) => ({ geometry, part, name: STROKE_ZH[part] }));
  const claims = named.filter(({ part }) => part !== 'settled');
  const settled = named.filter(({ part }) => part === 'settled');
  if (claims.length > 0) entries.set('图形/双方主张线.geojson', geojson(claims));
  if (settled.length > 0) entries.set('图形/协议或决定走向.geojson', geojson(settled));
}
const STROKE_ZH = { 'claim-a': '甲方主张线', 'claim-b': '乙方主张线', settled: '协议或者决定的走向' } as const;

const geojson = (features: readonly { geometry: unknown; name: string }[]): Uint8Array =>
  text(
    JSON.stringify({
      type: 'FeatureCollection',
      // RFC 7946 has no member for it; readers that need to know ask for this one.
      coordinateSystem: 'CGCS2000 (EPSG:4490), 经度在前 / longitude first',
      features: features.map(({ geometry, ...properties }) => ({ type: 'Feature', properties, geometry })),
    }),
  );

async function paperList({ db, press }: PaperDeps, dispute: Dispute, missing: readonly string[]): Promise<Uint8Array> {
  const files = await disputeFiles(db, dispute.id);
  const rows = files.map(({ fileName, part, organisation, uploadedBy, uploadedAt, sha256 }, i) => [
    ...[i + 1, fileName, FOLDER[part], organisation, uploadedBy, chinaDay(uploadedAt), sha256],
  ]);
  const absent = missing.map((label, i) => [files.length + i + 1, label, '未归卷', null, null, null, null]);
  const header = ['序号', '题名', '提交方', '单位', '经办人', '日期', 'SHA-256'];
  return press.xlsx({ title: '卷内文件目录', header, rows: [...rows, ...absent] });
}

const stepList = ({ press }: PaperDeps, { steps }: Dispute): Promise<Uint8Array> =>
  press.xlsx({
    title: '办理过程',
    header: ['序号', '事项', '办理前', '办理后', '人员', '单位', '时间', '理由'],
    rows: steps.map(({ act, from, to, actor, organisation, at, reason }, i) => [
      ...[i + 1, act, from, to, actor, organisation, at, reason],
    ]),
  });

interface Made {
  deps: PaperDeps;
  actor: Actor;
  dispute: Dispute;
}

function manifestOf({ deps, actor, dispute }: Made, entries: Entries, missing: string[]): ExportManifest {
  return {
    ...{ madeAt: deps.now(), madeBy: actor.displayName, organisation: actor.organisationName },
    ...{ disputeVersion: dispute.version, state: dispute.state, missing },
    files: [...entries].map(([path, bytes]) => ({
      ...{ path, bytes: bytes.length },
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })),
  };
}

const text = (content: string): Uint8Array => new Uint8Array(Buffer.from(`${content}\n`));

const tooLarge = (): Problem =>
  new Problem('too-large', `The papers are more than ${MOST_MEGABYTES} MB`, {
    detailZh: `卷内文件超过 ${MOST_MEGABYTES} MB，请分卷归档。`,
  });
