import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { checkOutlines } from '../../boundaries/topology/checkOutlines.ts';
import { topologyThresholds } from '../../boundaries/topology/topologyThresholds.ts';
import type { Command, CommandContext } from '../../platform/command.ts';
import { Problem } from '../../platform/problem.ts';
import { importRefusal } from '../importRefusal.ts';
import type { ImportFinding } from '../imports/findingContract.ts';
import { withOverlayDatabase } from './overlayDatabase.ts';
import { type OutlineFile, readOutlineSet } from './readOutlineSet.ts';
import { reportedFindings, type TopologyReport } from './topologyReport.ts';

export const topologyCheckCommand: Command = {
  summary: '检查轮廓拓扑 / Check whether outlines fit together',
  usage: `diming topology-check FILE [--crs EPSG:N|GCJ-02] --report OUT.json

检查一个文件（Shapefile ZIP、GeoPackage、File Geodatabase ZIP、GeoJSON、KML、KMZ）中的轮廓：重叠、缝隙、空白区、无效环、不匹配的边；只读，不修改任何数据，不使用本库内容。
Checks the outlines of a file (Shapefile ZIP, GeoPackage, File Geodatabase ZIP, GeoJSON, KML, KMZ): overlaps, gaps, blanks, invalid rings, unmatched edges. Reads only; neither the file
nor the register is changed, and the register is not asked.

  --crs      坐标系：EPSG:4490、EPSG:4326、EPSG:3857、EPSG:4491–4554、GCJ-02；按原坐标检查 / checked in the coordinates of the file
  --report   报告文件 / where the report is written

退出码 exit code: 0 完成（不论有无问题） done, whatever was found; 2 拒绝 refused; 1 失败 failed`,
  run: async (args, context) => {
    const options = optionsOf(args);
    const report = await reportOf(options, context);
    await writeFile(options.report, `${JSON.stringify(report)}\n`);
    for (const line of summaryOf(report)) context.progress(line);
    context.progress(`→ ${options.report}`);
    return report.totals === null ? REFUSED : DONE;
  },
};

const DONE = 0;
const REFUSED = 2;

interface Options {
  path: string;
  crs: string | undefined;
  report: string;
}

function optionsOf(args: readonly string[]): Options {
  const options = { report: { type: 'string' }, crs: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
  const [path] = positionals;
  if (path && positionals.length === 1 && values.report) return { path, crs: values.crs, report: values.report };
  throw new Problem('invalid-input', 'One FILE and --report are needed', { detailZh: '需要一个文件和 --report。' });
}

/** A file that cannot be checked has a report too: of nothing but the reasons. */
async function reportOf(options: Options, context: CommandContext): Promise<TopologyReport> {
  try {
    return await checked(options, context);
  } catch (error) {
    if (error instanceof Problem && typeof error.facts.code === 'string') return refusedReport(options, error);
    throw error;
  }
}

async function checked({ path, crs }: Options, context: CommandContext): Promise<TopologyReport> {
  const bytes = await readFile(path).catch(() => {
    throw importRefusal('unreadable', `Cannot read ${path}`, `无法读取文件 ${path}`);
  });
  const read = await readOutlineSet(bytes, path, crs);
  const head = headOf(path, read, createHash('sha256').update(bytes).digest('hex'));
  if (head.findings.some(({ severity }) => severity === 'error')) return { ...head, ...NOTHING_CHECKED };
  context.progress(`读取 read: ${read.set.outlines.length}`);
  const findings = await withOverlayDatabase((db) =>
    checkOutlines(db, read.set, {
      thresholds: head.thresholds,
      progress: async (done, total) => context.progress(`检查 checking: ${done}/${total}`),
    }),
  );
  return { ...head, ...reportedFindings(read.set, findings) };
}

function headOf(path: string, { file, known, findings }: OutlineFile, sha256: string) {
  return {
    ...{ file: basename(path), sha256, format: file.format, encoding: file.encoding },
    crs: known.crs,
    thresholds: topologyThresholds(),
    findings: [...known.findings.map(unmoved), ...findings],
  };
}

/** A file that only hints at GCJ-02 can be checked: nothing is moved, and the report is in its own coordinates. */
const unmoved = (finding: ImportFinding): ImportFinding =>
  finding.code === 'gcj02-not-stated' ? { ...finding, severity: 'warning' } : finding;

const NOTHING_CHECKED = { totals: null, overlaps: [], gaps: [], blanks: [], invalid: [], unmatched_edges: [] };

function refusedReport({ path }: Options, { message, facts }: Problem): TopologyReport {
  const proposal = typeof facts.proposal === 'string' ? { proposal: facts.proposal } : {};
  const words = { message, message_zh: facts.detailZh ?? message, ...proposal };
  return {
    ...{ file: basename(path), sha256: null, format: null, encoding: null, crs: { value: null, certain: false } },
    thresholds: topologyThresholds(),
    ...NOTHING_CHECKED,
    findings: [{ code: String(facts.code), severity: 'error', ...words }],
  };
}

const SHOWN = 20;

function summaryOf({ totals, findings, crs }: TopologyReport): string[] {
  const told = findings
    .slice(0, SHOWN)
    .map(({ message, message_zh, proposal }) => `  ${message_zh} / ${message}${proposal ? ` → ${proposal}` : ''}`);
  if (totals === null) return [...told, '未检查 nothing checked'];
  const asked = crs.question === undefined || findings.length > 0 ? [] : [`  ? ${crs.question_zh} / ${crs.question}`];
  const { overlap, gap, blank, invalid, unmatched } = totals.kinds;
  const km2 = (squareMetres: number) => `${(squareMetres / 1e6).toFixed(3)} km²`;
  return [
    ...[...told, ...asked],
    `重叠 overlaps: ${overlap.count} (${km2(overlap.areaSquareMetres)})`,
    `缝隙 gaps: ${gap.count} (${km2(gap.areaSquareMetres)})`,
    `空白区 blanks: ${blank.count} (${km2(blank.areaSquareMetres)})`,
    `无效环 invalid rings: ${invalid.count}`,
    `不匹配的边 unmatched edges: ${unmatched.count} (${(unmatched.lengthMetres / 1e3).toFixed(1)} km)`,
  ];
}
