import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { Command, CommandContext } from '../platform/command.ts';
import { Problem } from '../platform/problem.ts';
import { importDivisions } from './importDivisions.ts';
import { importGeoJson } from './importGeoJson.ts';
import { importKind, requireGeoJson } from './importKind.ts';
import { importRefusal } from './importRefusal.ts';
import type { ImportReport } from './importReport.ts';

export const importCommand: Command = {
  summary: '导入数据文件 / Import a file of data',
  usage: `diming import FILE --kind auto|divisions [--layer NAME] [--crs EPSG:N|GCJ-02] [--dry-run] --report OUT.json

导入县级、乡级行政区划轮廓（GeoJSON，按区划代码对应），全部写入或全部不写。
Imports outlines of counties and townships (GeoJSON, matched by division code): all of them or none.

  --kind     divisions；auto 按内容判断 / auto decides by content
  --layer    图层名 / name of the layer
  --crs      坐标系：EPSG:4490、EPSG:4326、EPSG:4491–4554、GCJ-02；GCJ-02 必须声明 / GCJ-02 must be stated
  --dry-run  只检查，不写入 / check and write nothing
  --report   报告文件 / where the report is written

退出码 exit code: 0 完成 done, 2 拒绝 refused, 1 失败 failed`,
  run: async (args, context) => {
    const options = optionsOf(args);
    const report = await reportOf(options, context);
    await writeFile(options.report, `${JSON.stringify(report, null, 2)}\n`);
    for (const line of summaryOf(report, options)) context.progress(line);
    return report.findings.some(({ severity }) => severity === 'error') ? REFUSED : DONE;
  },
};

const DONE = 0;
const REFUSED = 2;

interface Options {
  path: string;
  kind: string;
  report: string;
  layer: string | undefined;
  crs: string | undefined;
  dryRun: boolean;
}

function optionsOf(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  const { kind, report, layer, crs, 'dry-run': dryRun } = values;
  const [path] = positionals;
  if (!path || positionals.length > 1 || !kind || !report || !KINDS.includes(kind)) throw incomplete();
  return { path, kind, report, layer, crs, dryRun };
}

const KINDS = ['auto', 'divisions', 'places', 'census', 'boundary-lines', 'markers'];
const OPTIONS = {
  kind: { type: 'string' },
  report: { type: 'string' },
  layer: { type: 'string' },
  crs: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
} as const;

const incomplete = () =>
  new Problem('invalid-input', `One FILE, --report and --kind (${KINDS.join('|')}) are needed`, {
    detailZh: `需要一个文件、--report 和 --kind（${KINDS.join('|')}）。`,
  });

/** A file that cannot be read at all has a report too: of nothing but the reason. */
async function reportOf(options: Options, context: CommandContext): Promise<ImportReport> {
  try {
    return await imported(options, context);
  } catch (error) {
    if (error instanceof Problem && typeof error.facts.code === 'string') return refused(options, error);
    throw error;
  }
}

async function imported({ path, kind, layer, crs, dryRun }: Options, context: CommandContext): Promise<ImportReport> {
  const bytes = await readFile(path).catch(() => {
    throw importRefusal('unreadable', `Cannot read ${path}`, `无法读取文件 ${path}`);
  });
  requireGeoJson(bytes, kind);
  const file = importGeoJson(bytes, path);
  if (layer !== undefined && layer !== file.layer)
    throw importRefusal(
      'no-such-layer',
      `There is no layer “${layer}”, only “${file.layer}”`,
      `没有图层“${layer}”，只有“${file.layer}”`,
      `--layer ${file.layer}`,
    );
  importKind(kind, file);
  context.progress(`读取 read: ${file.features.length}`);
  return context.withRegister((deps) => importDivisions(deps, file, { fileName: path, bytes, crs, dryRun }));
}

function refused({ path, kind }: Options, { message, facts }: Problem): ImportReport {
  const proposal = typeof facts.proposal === 'string' ? { proposal: facts.proposal } : {};
  const words = { message, message_zh: facts.detailZh ?? message, ...proposal };
  return {
    ...{ file: basename(path), sha256: null, kind, format: null, encoding: null, layers: [] },
    crs: { value: null, certain: false },
    rows: { read: 0, added: 0, changed: 0, unchanged: 0, skipped: 0, refused: 0 },
    findings: [{ code: String(facts.code), severity: 'error', ...words }],
    written: false,
  };
}

const SHOWN = 20;

function summaryOf({ rows, findings, crs, written }: ImportReport, { dryRun, report }: Options): string[] {
  const told = findings.slice(0, SHOWN).map((one) => {
    const at = one.feature === undefined ? '' : `#${one.feature} `;
    return `  ${at}${one.message_zh} / ${one.message}${one.proposal ? ` → ${one.proposal}` : ''}`;
  });
  const asked = crs.question === undefined ? [] : [`  ? ${crs.question_zh} / ${crs.question}`];
  const counts = Object.entries(rows).map(([name, count]) => `${name} ${count}`);
  const done = written ? '已写入 written' : '未写入 nothing written';
  return [...told, ...asked, `${counts.join(', ')} — ${done}${dryRun ? '（--dry-run）' : ''} → ${report}`];
}
