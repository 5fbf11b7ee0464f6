import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readWorkbook } from './batch/readWorkbook.ts';
import { checkNames, type RegisterLookUp } from './checkNames.ts';
import { compileRuleSet } from './compileRuleSet.ts';
import { loadRuleSet } from './loadRuleSet.ts';
import { NAMES_HEADER, type NamesTable, nameLine, namesOf, readCsv, UnreadableTable } from './namesTable.ts';
import type { RuleSet } from './ruleSet.ts';

/** What `check-names --help` says. */
export const CHECK_NAMES_HELP = `diming -- check-names [--no-register] --input IN.csv --output OUT.csv

批量检查地名 / Checks names in bulk.
IN   UTF-8 CSV, or the first sheet of an XLSX, with header: name (required), feature_type, province, city, county, site_area_m2, gfa_m2, storeys, length_m,
     height_m, open_ground_m2, green_percent, plot_ratio, coverage_percent, commercial_gfa_m2, in_use_since (YYYY[-MM[-DD]]: of names that stand, not of proposed ones)
OUT  name,level,classes,rules,advice; one row for each input row, in the same order
     province, city, county: names or codes; a county alone is enough where one bears the name
     level: block | review | note | needs_data | clear
--no-register  不与地名库比对 / do not compare with the register
Exit: 0 done, 2 refused with reasons, 1 failed
`;

/** What the command needs from outside; all of it optional, so that it runs without a register. */
export interface CheckNamesDeps {
  /** Opens the register; called only when it is needed. */
  openRegister?: () => Promise<RegisterLookUp>;
  ruleSet?: () => RuleSet | Promise<RuleSet>;
  say?: (text: string) => void;
}

class Refusal extends Error {}

const REFUSED = 2;
const FAILED = 1;
const PROGRESS_EVERY = 10_000;

function optionsOf(argv: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        'no-register': { type: 'boolean', default: false },
        input: { type: 'string' },
        output: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return values;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Refusal(`参数有误 / Wrong arguments: ${reason}\n${CHECK_NAMES_HELP}`);
  }
}

// A workbook is a ZIP file; no CSV begins so.
const isWorkbook = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3;
const MOST_ROWS_OF_EXCEL = 1_048_576;

async function tableOf(bytes: Uint8Array): Promise<NamesTable> {
  const [header = [], ...rows] = await readWorkbook(bytes, MOST_ROWS_OF_EXCEL);
  return { header, rows };
}

async function namesIn(path: string) {
  const bytes = await readFile(path).catch(() => {
    throw new Refusal(`无法读取输入文件 / Cannot read the input: ${path}`);
  });
  try {
    return namesOf(isWorkbook(bytes) ? await tableOf(bytes) : readCsv(bytes));
  } catch (cause) {
    if (cause instanceof UnreadableTable) throw new Refusal(`${cause.messageZh} / ${cause.message}`);
    throw cause;
  }
}

async function registerFor(without: boolean, deps: CheckNamesDeps): Promise<RegisterLookUp | undefined> {
  if (without) return undefined;
  if (!deps.openRegister) {
    throw new Refusal('没有可用的地名库，请加 --no-register / No register is available; add --no-register');
  }
  return deps.openRegister();
}

async function run(argv: readonly string[], deps: CheckNamesDeps, say: (text: string) => void): Promise<void> {
  const { input, output, help, ...options } = optionsOf(argv);
  if (help) return say(CHECK_NAMES_HELP);
  if (!input || !output)
    throw new Refusal(`缺少 --input 或 --output / --input and --output are needed\n${CHECK_NAMES_HELP}`);
  const rows = await namesIn(input);
  const lookUp = await registerFor(options['no-register'], deps);
  const set = compileRuleSet(await (deps.ruleSet ?? loadRuleSet)());
  const lines = [NAMES_HEADER];
  for await (const checked of checkNames(rows, set, lookUp)) {
    lines.push(nameLine(checked));
    if (lines.length % PROGRESS_EVERY === 0) say(`${lines.length} / ${rows.length}\n`);
  }
  await writeFile(output, lines.join(''));
  say(`已检查 ${rows.length} 个地名 / Checked ${rows.length} names, rule set ${set.version}\n`);
}

/**
 * `check-names [--no-register] --input IN.csv --output OUT.csv`. Progress and reasons go to stderr.
 * @returns exit code: 0 done, 2 refused with reasons, 1 failed
 */
export async function checkNamesCommand(argv: readonly string[], deps: CheckNamesDeps = {}): Promise<number> {
  const say = deps.say ?? ((text: string) => void process.stderr.write(text));
  try {
    await run(argv, deps, say);
    return 0;
  } catch (cause) {
    if (cause instanceof Refusal) {
      say(`${cause.message}\n`);
      return REFUSED;
    }
    say(`检查失败 / Failed: ${cause instanceof Error ? cause.message : String(cause)}\n`);
    return FAILED;
  }
}
