import { z } from 'zod';
import { ALL_RULES } from '../allRules.ts';
import type { RowBody, RowKind } from '../ruleChangeContract.ts';
import type { StoredRow } from './ruleSetAt.ts';

/** What stands against the body of an item, and where in it. */
export interface Fault {
  path: readonly (string | number)[];
  message: string;
}
/** An item with its row as it was and all rows in force on the effective day without the change. */
export interface Checked {
  kind: RowKind;
  body: RowBody;
  base: StoredRow | undefined;
  rows: readonly StoredRow[];
}

/** Rules that this program knows. */
export const RULE_IDS: ReadonlySet<string> = new Set(ALL_RULES.map(({ id }) => id));

const Rule = z.object({ id: z.string(), jurisdiction: z.string(), results: z.object({ result: z.string() }).array() });
type Rule = z.infer<typeof Rule>;

/** The program looks, the row judges: a rule without its program would never speak, a finding without its row be lost. */
export function ruleFaults({ kind, body, base, rows }: Checked): Fault[] {
  if (kind !== 'rule') return [];
  const rule = Rule.parse(body);
  if (!RULE_IDS.has(rule.id)) {
    return [{ path: ['id'], message: 'No such rule in this program / 程序中没有这条规则' }];
  }
  const others = rows.filter((row) => row.kind === 'rule').map((row) => Rule.parse(row.body));
  const same = others.filter(({ id }) => id === rule.id);
  return [
    ...jurisdictionFaults(rule, base ? Rule.parse(base.body) : undefined, same),
    ...basisFaults(body),
    ...lostResults(rule, same),
    ...adviceFaults(rule.id, body),
  ];
}

// Naming law is made by the nation, provinces, cities and counties; a scan picks the rows of a county once.
const JURISDICTION = /^(?:CN|default|[1-9]\d(?:\d{2}){0,2})$/;

/** A row is known by its rule and where it holds: two of one place would contradict each other. */
function jurisdictionFaults({ jurisdiction }: Rule, base: Rule | undefined, same: readonly Rule[]): Fault[] {
  const fault = (message: string): Fault[] => [{ path: ['jurisdiction'], message }];
  if (base && base.jurisdiction !== jurisdiction) {
    return fault('A row keeps its place: add another row for another place / 适用范围不能改，请另立适用于该地的条目');
  }
  if (base) return [];
  if (!JURISDICTION.test(jurisdiction) || (jurisdiction.length > 2 && jurisdiction.endsWith('00'))) {
    return fault(
      'CN, default, or the code of a province, city or county without zeros / 填 CN、default，或省、市、县代码前缀，如 64、6403、640302',
    );
  }
  if (same.every((other) => other.jurisdiction !== jurisdiction)) return [];
  return fault('The rule has a row for this place: replace it / 该规则在此范围已有条目，请改为修订');
}

const Basis = z.object({ instrument: z.string(), instrumentZh: z.string().default('') });

/** A finding names its law. */
function basisFaults(body: RowBody): Fault[] {
  const { instrument, instrumentZh } = Basis.parse(body);
  if (`${instrument}${instrumentZh}`.trim() !== '') return [];
  return [{ path: ['instrumentZh'], message: 'Name the instrument / 请写明依据文件' }];
}

/** Whatever the rule may find in one place it may find in another. */
function lostResults({ results }: Rule, same: readonly Rule[]): Fault[] {
  const codes = new Set(results.map(({ result }) => result));
  const needed = new Set(same.flatMap((other) => other.results.map(({ result }) => result)));
  const lost = [...needed].filter((result) => !codes.has(result));
  if (lost.length === 0) return [];
  const list = lost.join(', ');
  return [{ path: ['results'], message: `Results are missing: ${list} / 缺少判定结果：${list}` }];
}

const Advice = z.object({
  parameters: z.object({ distanceMetres: z.number().min(0).max(20_000) }),
  results: z.object({ severity: z.string(), level: z.string() }).array(),
});

/** What the law allows may be advised against, never forbidden; and no adjacent area is farther than the pairs are measured. */
function adviceFaults(id: string, body: RowBody): Fault[] {
  if (id !== 'NR-08f') return [];
  const { success, data } = Advice.safeParse(body);
  if (!success) return [{ path: ['parameters'], message: '0 to 20,000 m / 距离须为 0 至 20000 米' }];
  if (data.results.every(({ severity, level }) => severity !== 'PROHIBITED' && level !== 'block')) return [];
  return [{ path: ['results'], message: 'The law does not forbid it: advice only / 法规不禁止，只能作提示' }];
}
