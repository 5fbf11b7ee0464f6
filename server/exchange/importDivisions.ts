import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { record, SYSTEM } from '../audit/record.ts';
import { drawLines } from '../boundaries/drawLines.ts';
import { chinaDay } from '../naming/deadline.ts';
import { maintain } from '../platform/db/maintain.ts';
import { type Db, run, sql } from '../platform/db/sql.ts';
import type { Deps } from '../platform/deps.ts';
import { importCrs } from './importCrs.ts';
import { type Judged, judgedOutlines, lockDivisions, replaceOutlines } from './importedOutlines.ts';
import { importFinding } from './importFinding.ts';
import type { GeoJsonFile } from './importGeoJson.ts';
import { importOutline, type Outline } from './importOutline.ts';
import type { ImportReport } from './importReport.ts';
import type { ImportFinding } from './imports/findingContract.ts';
import { invalidReasonZh } from './invalidReasonZh.ts';

interface Options {
  fileName: string;
  bytes: Uint8Array;
  /** The value of `--crs`. */
  crs?: string | undefined;
  dryRun: boolean;
}
type Needs = Pick<Deps, 'db' | 'engine' | 'now' | 'files'>;

/**
 * Replaces the outlines of the counties and townships that a file names by code, valid today: all of them or none.
 * A code that the register does not know is skipped, as neighbours are; anything else that does not fit refuses the file.
 * @throws Problem for a coordinate system that cannot be read
 */
export async function importDivisions(deps: Needs, file: GeoJsonFile, options: Options): Promise<ImportReport> {
  const known = importCrs(options.crs, file, options.fileName);
  const read = file.features.map((feature) => importOutline(feature, known));
  const outlines = read.flatMap(({ outline }) => outline ?? []);
  const findings = [...known.findings, ...read.flatMap((one) => one.findings), ...repeated(outlines)];
  const sha256 = createHash('sha256').update(options.bytes).digest('hex');
  const day = chinaDay(deps.now());
  const work: Work = { outlines: withoutErrors(outlines, findings), srid: known.srid, day, findings };
  const source = `${basename(options.fileName)}（sha256 ${sha256}，${day}）`;
  const { judged, written } = await deps.db.transaction(async (tx) => {
    await lockDivisions(tx, codesOf(work.outlines), day);
    const found = await judge(tx, work);
    if (!findings.some(isError) && found.every(isSkipped)) findings.push(NOTHING_MATCHED);
    const replaced = found.filter(isReplaced);
    if (options.dryRun || replaced.length === 0 || findings.some(isError)) return { judged: found, written: false };
    await keepOriginal(tx, await deps.files.put(options.bytes), options.bytes.length, deps.now());
    await write(tx, { ...work, replaced, source, at: deps.now(), crs: known.crs.value });
    await drawLines(tx, { today: day, at: deps.now() });
    return { judged: found, written: true };
  });
  if (written) await maintain({ knex: deps.db, engine: deps.engine });
  const layers = [{ name: file.layer, features: file.features.length }];
  const rows = known.findings.some(isError) ? allRefused(file) : rowsOf(file, judged, findings);
  const head = {
    file: basename(options.fileName),
    sha256,
    kind: 'divisions',
    format: 'GeoJSON',
    encoding: file.encoding,
  };
  return { ...head, layers, crs: known.crs, rows, findings: inOrder(findings), written };
}

interface Work {
  outlines: Outline[];
  srid: number;
  day: string;
  /** Grows while the outlines are judged. */
  findings: ImportFinding[];
}

const isError = ({ severity }: ImportFinding): boolean => severity === 'error';
const isReplaced = ({ state }: Judged): boolean => state === 'new' || state === 'other';
const isSkipped = ({ state }: Judged): boolean => ROW[state] === 'skipped';
const codesOf = (outlines: readonly { code: string }[]): string[] => outlines.map(({ code }) => code);

/** A code that stands in several features: none of them can be preferred. */
function repeated(outlines: readonly Outline[]): ImportFinding[] {
  return outlines.flatMap(({ code, number }) => {
    const other = outlines.find((one) => one.code === code && one.number !== number);
    return other ? [importFinding('duplicate-code', number, { code, other: String(other.number) })] : [];
  });
}

function withoutErrors(outlines: readonly Outline[], findings: readonly ImportFinding[]): Outline[] {
  const wrong = new Set(findings.filter(isError).map(({ feature }) => feature));
  return outlines.filter(({ number }) => !wrong.has(number));
}

async function judge(tx: Db, { outlines, srid, day, findings }: Work): Promise<Judged[]> {
  const judged = await judgedOutlines(tx, { outlines, srid, day });
  for (const one of judged) {
    const refusal = refusalOf(one, day);
    findings.push(...(refusal ? [refusal] : remarksOn(one)));
  }
  return judged;
}

/** Why an outline is skipped or refused. What is skipped is not looked at further: neighbours may be as they like. */
function refusalOf(judged: Judged, day: string): ImportFinding | undefined {
  const { number, unit, state, code, name, given, reason, at, areaKm2 } = judged;
  if (state === 'unknown') return importFinding('unknown-code', number, { unit, day });
  if (state === 'statistical') return importFinding('statistical-unit', number, { unit });
  if (state === 'level') return importFinding('level-not-kept', number, { unit });
  if (reason !== null)
    return importFinding('invalid-geometry', number, {
      unit,
      reason,
      reasonZh: invalidReasonZh(reason),
      at,
      area: areaKm2,
    });
  if (judged.isOutside) return importFinding('outside-china', number, { unit, at });
  if (given !== null && name !== null && !isSameName(given, name))
    return importFinding('name-differs', number, { code, name, given });
  return undefined;
}

// A county's centre moves by less when its line is surveyed better; maps drawn for show were found 18 km off.
const FAR_KM = 3;

function remarksOn({ number, unit, state, movedKm, schematicParts }: Judged): ImportFinding[] {
  const remarks: ImportFinding[] = [];
  if (movedKm !== null && movedKm > FAR_KM)
    remarks.push(importFinding('moved-far', number, { unit, km: String(movedKm) }));
  if (state !== 'same' && schematicParts > 0)
    remarks.push(importFinding('parts-schematic', number, { unit, count: String(schematicParts) }));
  return remarks;
}

/** 利通区, 吴忠市利通区 and 利通 are one; 盐池县 under the code of 利通区 is a wrong code. */
const isSameName = (given: string, name: string): boolean => given.endsWith(name) || name.startsWith(given);

const keepOriginal = (tx: Db, sha256: string, sizeBytes: number, at: string) =>
  run(
    tx,
    sql`insert into stored_file (sha256, size_bytes, media_type, stored_at)
        values (${sha256}, ${sizeBytes}, 'application/geo+json', ${at}) on conflict (sha256) do nothing`,
  );

interface Writing extends Work {
  replaced: Judged[];
  source: string;
  at: string;
  crs: string | null;
}

async function write(tx: Db, { outlines, srid, day, replaced, source, at, crs }: Writing): Promise<void> {
  const codes = new Set(codesOf(replaced));
  const chosen = outlines.filter(({ code }) => codes.has(code));
  const touched = await replaceOutlines(tx, { outlines: chosen, srid, day }, source);
  if (touched !== replaced.length) throw new Error(`Replaced ${touched} outlines instead of ${replaced.length}`);
  for (const { code, before } of replaced)
    await record(tx, {
      actor: SYSTEM,
      action: 'divisions.import-outline',
      subjectKind: 'division',
      subjectId: code,
      before,
      after: { outline: source, schematic: false, crs },
      at,
    });
}

const noRows = (read: number) => ({ read, added: 0, changed: 0, unchanged: 0, skipped: 0, refused: 0 });
const allRefused = ({ features }: GeoJsonFile) => ({ ...noRows(features.length), refused: features.length });

/** A feature with an error is refused, whatever else it is. */
function rowsOf({ features }: GeoJsonFile, judged: readonly Judged[], findings: readonly ImportFinding[]) {
  const refused = new Set(findings.filter(isError).map(({ feature }) => feature));
  const states = new Map(judged.map(({ number, state }) => [number, state]));
  const rows = noRows(features.length);
  for (const { number } of features) rows[refused.has(number) ? 'refused' : ROW[states.get(number) ?? 'unknown']] += 1;
  return rows;
}

const ROW = {
  new: 'added',
  other: 'changed',
  same: 'unchanged',
  unknown: 'skipped',
  statistical: 'skipped',
  level: 'skipped',
} as const;

const NOTHING_MATCHED: ImportFinding = {
  code: 'nothing-matched',
  severity: 'error',
  message: 'Not one feature is a county or township of this register',
  message_zh: '没有一个要素是本库的县级或乡级行政区划',
};

const inOrder = (findings: readonly ImportFinding[]): ImportFinding[] =>
  findings.toSorted((a, b) => (a.feature ?? 0) - (b.feature ?? 0));
