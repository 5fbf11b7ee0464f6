import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import { type Db, json, run, sql } from '../../platform/db/sql.ts';
import { entryName } from '../../platform/entryName.ts';
import { Problem } from '../../platform/problem.ts';
import type { HandoutId, HandoutLevelRule, HandoutManifest } from './handoutContract.ts';
import type { HandoutDeps } from './handoutDeps.ts';
import { handoutLimits } from './handoutRules.ts';
import { agreementBytes, countSelection, type Wanted } from './handoutSelection.ts';
import { type PackageContents, packageContents } from './packageContents.ts';
import { lineSheet, markerSheet } from './packageSheets.ts';
import { requireFits } from './requireFits.ts';
import type { HandoutRow } from './selectHandout.ts';

interface Given {
  row: HandoutRow;
  wanted: Wanted;
  rule: HandoutLevelRule;
  approvedBy: string;
  at: string;
}

type Entries = Map<string, Uint8Array>;

/** A package in the store, with what it holds. */
export interface BuiltPackage {
  sha256: string;
  size: number;
  manifest: HandoutManifest;
}

/**
 * Makes the package of a request and keeps it by its hash: whoever downloads it later gets these bytes. It holds what is wanted and
 * nothing above the level, conditions of use, and a manifest with the SHA-256 of every file. Reads agreements through the pool: not to
 * be called inside a transaction.
 * @throws Problem too-large, conflict (a file in quarantine; nothing to hand out)
 */
export async function buildPackage(deps: HandoutDeps, given: Given): Promise<BuiltPackage> {
  const counts = await countSelection(deps.db, given.wanted);
  const { features: mostFeatures, megabytes: mostMegabytes } = await handoutLimits(deps.db);
  const features = counts.lines + counts.markers + counts.divisions + counts.agreements;
  if (features === 0) throw nothingThere();
  requireFits(features, mostFeatures, { en: 'features', zh: '要素数' });
  const agreed = Math.ceil((await agreementBytes(deps.db, given.wanted)) / MEGABYTE);
  requireFits(agreed, mostMegabytes, { en: 'MB of agreements', zh: '协议书容量（MB）' });
  const contents = await packageContents(deps.db, given.wanted);
  const entries = await filesOf(deps, contents, new Set(given.wanted.selection.formats));
  entries.set('使用说明.txt', text([...conditionsOf(given, contents), '']));
  const manifest = { ...manifestOf(given, contents), counts, files: filesListed(entries) };
  entries.set('清单.json', text([JSON.stringify(manifest, null, 2), '']));
  const bytes = zipSync(Object.fromEntries(entries), { level: 6, mtime: new Date(given.at) });
  requireFits(Math.ceil(bytes.length / MEGABYTE), mostMegabytes, { en: 'MB', zh: '容量（MB）' });
  return { sha256: await deps.files.put(bytes), size: bytes.length, manifest };
}

const MEGABYTE = 1_048_576;

const nothingThere = () =>
  new Problem('conflict', 'Nothing of the selection may be handed out at this level', {
    detailZh: '所选范围内没有可以按该密级提供的成果，请退回修改。',
    code: 'empty-package',
  });

/** Keeps that the package of a request is this one. */
export async function keepPackage(
  tx: Db,
  { id, at, built: { sha256, size, manifest } }: { id: HandoutId; at: string; built: BuiltPackage },
): Promise<void> {
  await run(
    tx,
    sql`insert into stored_file (sha256, size_bytes, media_type, stored_at, scan_state, scanned_at)
        values (${sha256}, ${size}, 'application/zip', ${at}::timestamptz, 'clean', ${at}::timestamptz)
        on conflict (sha256) do nothing`,
  );
  await run(
    tx,
    sql`update boundary_handout set manifest = ${json(manifest)}, package_sha256 = ${sha256} where id = ${id}`,
  );
}

async function filesOf(
  { press, uploads }: HandoutDeps,
  contents: PackageContents,
  formats: ReadonlySet<'geojson' | 'xlsx'>,
): Promise<Entries> {
  const { lines, markers, divisions, agreements } = contents;
  const entries: Entries = new Map();
  // Outlines have no table: they go out as they are drawn, whichever format is asked.
  const drawn = formats.has('geojson') ? { 界线: lines, 界桩: markers, 行政区划: divisions } : { 行政区划: divisions };
  for (const [name, features] of Object.entries(drawn))
    if (features.length > 0) entries.set(`${name}.geojson`, featuresOf(features));
  for (const sheet of formats.has('xlsx') ? [lineSheet(lines), markerSheet(markers)] : [])
    if (sheet.rows.length > 0) entries.set(`${sheet.title}.xlsx`, await press.xlsx(sheet));
  for (const [i, { line, title, signedOn, sha256, fileName }] of agreements.entries())
    entries.set(
      `协议书/${i + 1}-${entryName([line, signedOn, title, fileName].join('-'))}`,
      await uploads.read(sha256),
    );
  return entries;
}

interface Feature {
  properties: object;
  geometry: object;
}
const featuresOf = (features: readonly Feature[]): Uint8Array =>
  text([
    JSON.stringify({
      type: 'FeatureCollection',
      // RFC 7946 has no member for it; readers that need to know ask for this one.
      coordinateSystem: CRS,
      features: features.map(({ properties, geometry }) => ({ type: 'Feature', properties, geometry })),
    }),
    '',
  ]);
const CRS = 'CGCS2000 (EPSG:4490), 经度在前 / longitude first';

const text = (lines: readonly string[]): Uint8Array => new Uint8Array(Buffer.from(lines.join('\n')));

const filesListed = (entries: Entries) =>
  [...entries].map(([path, bytes]) => ({
    ...{ path, bytes: bytes.length },
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }));

/** What the recipient may do with it, as the request, the level's rule and the law say. */
function conditionsOf({ row, rule }: Given, { lines, divisions }: PackageContents): string[] {
  const isSchematic = [...lines, ...divisions].some(({ properties }) => properties.schematic);
  return [
    `使用单位：${row.applicant}`,
    `用途：${row.purpose}；不得用于其他用途，不得转让、复制给他人。`,
    `使用承诺：${row.undertakings}`,
    `密级：${rule.labelZh}。${rule.noteZh}（${rule.articleZh}${rule.verified ? '' : '，未核实'}）`,
    '用于公开地图的，须依法送审并标注审图号（《地图管理条例》第十五条、第二十二条）。',
    '不含高于批准密级的成果。',
    ...(rule.returnNeeded ? ['用后归还或者销毁，并告知提供单位。'] : []),
    ...(isSchematic ? ['含示意数据：不是法定界线，不作为任何依据。'] : []),
  ];
}

const latest = (list: readonly { updatedAt: string }[]): string | null =>
  list
    .map(({ updatedAt }) => updatedAt)
    .toSorted()
    .at(-1) ?? null;

function manifestOf(given: Given, contents: PackageContents): Omit<HandoutManifest, 'counts' | 'files'> {
  const { row, wanted, rule, approvedBy, at } = given;
  const { lines, markers } = contents;
  const numbers = lines.flatMap(({ properties }) => properties.mapReviewNumber ?? []);
  return {
    ...{ number: row.number ?? '', madeAt: at, madeBy: row.madeBy, approvedBy, applicant: row.applicant },
    ...{ purpose: row.purpose, legalBasis: row.legalBasis, level: rule.level, levelZh: rule.labelZh },
    ...{ selection: wanted.selection, crs: CRS },
    registerState: { lines: latest(lines), markers: latest(markers) },
    mapReviewNumbers: [...new Set(numbers)].toSorted(),
    conditions: conditionsOf(given, contents),
  };
}
