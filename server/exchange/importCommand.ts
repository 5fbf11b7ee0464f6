import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ruleSource } from '../detection/ruleSource.ts';
import { chinaDay } from '../naming/deadline.ts';
import type { Command, CommandContext } from '../platform/command.ts';
import { DivisionCode } from '../platform/contract.ts';
import { Problem } from '../platform/problem.ts';
import { importParts } from './importParts.ts';
import { ImportChoices, ImportKind } from './imports/importContract.ts';
import { importFile } from './runs/importFile.ts';
import { type ImportReport, refusedReport } from './runs/importReport.ts';

export const importCommand: Command = {
  summary: '导入数据文件 / Import a file of data',
  usage: `diming import FILE --kind auto|divisions|places|census|boundary-lines|markers [options] --report OUT.json

导入 CSV、TSV、XLS、XLSX、Shapefile（ZIP）、GeoPackage、GeoJSON、KML、KMZ、File Geodatabase（ZIP），全部写入或全部不写。
Imports tables and layers: all of the rows or none.

  --kind        数据类别；auto 按内容判断 / auto decides by content
  --layer       图层或工作表 / layer or sheet
  --encoding    UTF-8|GB18030|UTF-16LE|UTF-16BE
  --header-row  标题行号 / row of the headings
  --crs         坐标系：EPSG:4490、EPSG:4326、EPSG:3857、EPSG:4491–4554、GCJ-02
  --swap-axes   第一列坐标为北坐标或纬度 / the first of two coordinate columns is a northing or latitude
  --map         字段=列名，可重复 / FIELD=HEADING, repeatable
  --confirm     已知晓并接受的问题代码，可重复 / code of a finding taken note of, repeatable
  --division    导入单位的区划代码，缺省为全国 / for which division; rows outside it are refused
  --dry-run     只检查，不写入 / check and write nothing
  --rows        识别出的各行（CSV） / the rows as understood
  --report      报告文件 / where the report is written

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
const NATION = '000000';

interface Options {
  path: string;
  kind: ImportKind | undefined;
  choices: ImportChoices;
  divisionCode: string;
  report: string;
  rows: string | undefined;
  dryRun: boolean;
}

function optionsOf(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  const kind = z.union([ImportKind, z.literal('auto')]).safeParse(values.kind);
  const [path] = positionals;
  if (!path || positionals.length > 1 || !values.report || !kind.success) throw incomplete();
  const choices = ImportChoices.safeParse(choicesOf(values));
  const division = DivisionCode.safeParse(values.division ?? NATION);
  if (!choices.success) throw wrong(choices.error.issues[0]?.path.join('.') ?? '');
  if (!division.success) throw wrong('division');
  return {
    ...{ path, kind: kind.data === 'auto' ? undefined : kind.data, choices: choices.data, divisionCode: division.data },
    ...{ report: values.report, rows: values.rows, dryRun: values['dry-run'] },
  };
}

const OPTIONS = {
  kind: { type: 'string' },
  report: { type: 'string' },
  rows: { type: 'string' },
  layer: { type: 'string' },
  encoding: { type: 'string' },
  'header-row': { type: 'string' },
  crs: { type: 'string' },
  'swap-axes': { type: 'boolean' },
  map: { type: 'string', multiple: true },
  confirm: { type: 'string', multiple: true },
  division: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
} as const;

interface Values {
  layer?: string;
  encoding?: string;
  'header-row'?: string;
  crs?: string;
  'swap-axes'?: boolean;
  map?: string[];
  confirm?: string[];
}

/** Only what was given: what is left out is for the reader to find. */
function choicesOf({ layer, encoding, crs, map = [], confirm, ...values }: Values): Record<string, unknown> {
  const mapping = Object.fromEntries(map.map((pair) => [pair.split('=')[0], pair.slice(pair.indexOf('=') + 1)]));
  const given = {
    ...{ layer, encoding, crs, confirmed: confirm, swapAxes: values['swap-axes'] },
    headerRow: values['header-row'] === undefined ? undefined : Number(values['header-row']),
    mapping: map.length === 0 ? undefined : mapping,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

const KINDS = ['auto', ...ImportKind.options].join('|');
const incomplete = () =>
  new Problem('invalid-input', `One FILE, --report and --kind (${KINDS}) are needed`, {
    detailZh: `需要一个文件、--report 和 --kind（${KINDS}）。`,
  });
const wrong = (option: string) =>
  new Problem('invalid-input', `The option ${option} has no such value`, { detailZh: `选项 ${option} 的值无效。` });

/** A file that cannot be opened has a report too. */
async function reportOf(options: Options, context: CommandContext): Promise<ImportReport> {
  const { path, kind, choices, divisionCode, rows, dryRun } = options;
  try {
    return await context.withRegister((deps) => {
      const today = () => chinaDay(deps.now());
      const parts = importParts({ rules: ruleSource(today), jobs: deps.jobs });
      const tell = (line: string) => context.progress(line);
      return importFile({ ...deps, today, parts }, { path, kind, choices, divisionCode, dryRun, rowsPath: rows, tell });
    });
  } catch (error) {
    if (error instanceof Problem && typeof error.facts.code === 'string')
      return refusedReport(path, kind ?? 'auto', error);
    throw error;
  }
}

const SHOWN = 20;

function summaryOf({ rows, findings, crs, written }: ImportReport, { dryRun, report }: Options): string[] {
  const told = findings.slice(0, SHOWN).map((one) => {
    const number = one.row ?? one.feature;
    const at = number === undefined ? '' : `#${number} `;
    return `  ${at}${one.message_zh} / ${one.message}${one.proposal ? ` → ${one.proposal}` : ''}`;
  });
  const more = findings.length > SHOWN ? [`  … ${findings.length - SHOWN}`] : [];
  const asked = crs.question === undefined ? [] : [`  ? ${crs.question_zh} / ${crs.question}`];
  const counts = Object.entries(rows).map(([name, count]) => `${name} ${count}`);
  const done = written ? '已写入 written' : '未写入 nothing written';
  return [...told, ...more, ...asked, `${counts.join(', ')} — ${done}${dryRun ? '（--dry-run）' : ''} → ${report}`];
}
