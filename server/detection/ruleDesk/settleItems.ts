import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { fieldErrors } from '../../platform/http/fieldErrors.ts';
import { type FieldError, Problem } from '../../platform/problem.ts';
import { ALL_RULES } from '../allRules.ts';
import type { ChangeItem, RowBody, RowKind } from '../ruleChangeContract.ts';
import { isDated, ROW_SCHEMA, wordOf } from './rowKinds.ts';
import type { StoredRow } from './ruleSetAt.ts';
import { soundsOfWords } from './soundsOfWords.ts';

/** An item as it is stored: the body complete, its day and id given. */
export interface SettledItem {
  operation: ChangeItem['operation'];
  kind: RowKind;
  rowId: string | null;
  baseVersion: number | null;
  body: RowBody | null;
}

/**
 * Completes and checks the items of a change against the rows they change.
 * @param rows what is in force on the effective day without the change
 * @throws Problem invalid-input with every fault by JSON pointer
 */
export function settleItems(items: readonly ChangeItem[], rows: readonly StoredRow[], day: string): SettledItem[] {
  const bases = new Map(rows.map((row) => [`${row.kind} ${row.id}`, row]));
  const errors: FieldError[] = sameRowTwice(items);
  const settled = items.map((item, at) => {
    const base = item.operation === 'add' ? undefined : bases.get(`${item.kind} ${item.rowId}`);
    const body = item.operation === 'end' ? null : completed(item, base, day);
    if (body)
      errors.push(...faultsOf({ kind: item.kind, body, base, rows }).flatMap((fault) => inItem(at, fault, body)));
    return settledItem(item, body);
  });
  if (errors.length === 0) return settled;
  throw new Problem('invalid-input', `${errors.length} fault(s) in the items of the change`, {
    detailZh: `变更条目中有 ${errors.length} 处不符合要求。`,
    errors,
  });
}

const settledItem = (item: ChangeItem, body: RowBody | null): SettledItem => ({
  operation: item.operation,
  kind: item.kind,
  rowId: item.operation === 'add' ? null : item.rowId,
  baseVersion: item.operation === 'add' ? null : item.baseVersion,
  body,
});

const Base = z.object({ id: z.string().optional() });

/** The body with what is not for people to choose: id, version and first day. */
function completed(item: ChangeItem & { body: RowBody }, base: StoredRow | undefined, day: string): RowBody {
  if (item.kind === 'foreign_name') return foreignName(item.body, day);
  if (!isDated(item.kind)) return item.body;
  const { id: baseId } = Base.parse(base?.body ?? {});
  const dated = { ...item.body, id: baseId ?? item.body.id ?? `D-${randomUUID().slice(0, 8)}`, effectiveFrom: day };
  if (item.kind !== 'rule') return dated;
  return { enabled: true, ...dated, version: (base?.version ?? 0) + 1, effectiveTo: null };
}

/** What is foreign beyond doubt is heard in other spellings, too: its sounds follow its words. */
function foreignName(body: RowBody, day: string): RowBody {
  const { sounds: _, ...row } = body;
  const isHeard = row.certainty === 'strong' || row.certainty === 'famous';
  return { ...row, effectiveFrom: day, ...(isHeard ? { sounds: soundsOfWords(String(row.text ?? '')) } : {}) };
}

interface Fault {
  path: readonly (string | number)[];
  message: string;
}
interface Checked {
  kind: RowKind;
  body: RowBody;
  base: StoredRow | undefined;
  rows: readonly StoredRow[];
}

function faultsOf(checked: Checked): Fault[] | z.core.$ZodIssue[] {
  const parsed = ROW_SCHEMA[checked.kind].strict().safeParse(checked.body);
  if (!parsed.success) return parsed.error.issues;
  return [
    ...ruleFaults(checked),
    ...adviceFaults(checked),
    ...unknownRules(checked),
    ...syllableFaults(checked),
    ...repeated(checked),
  ];
}

const RULE_IDS = new Set(ALL_RULES.map(({ id }) => id));
const Results = z.object({ id: z.string(), results: z.object({ result: z.string() }).array() });

/** The program looks, the row judges: a rule without its program would never speak, a finding without its row be lost. */
function ruleFaults({ kind, body, base, rows }: Checked): Fault[] {
  if (kind !== 'rule') return [];
  const { id, results } = Results.parse(body);
  if (!RULE_IDS.has(id)) return [{ path: ['id'], message: 'No such rule in this program / 程序中没有这条规则' }];
  if (!base && rows.some((row) => row.kind === 'rule' && Results.parse(row.body).id === id)) {
    return [{ path: ['id'], message: 'This rule is there already: replace it / 该规则已存在，请改为修订' }];
  }
  const codes = new Set(results.map(({ result }) => result));
  const lost = base ? Results.parse(base.body).results.filter(({ result }) => !codes.has(result)) : [];
  if (lost.length === 0) return [];
  const list = lost.map(({ result }) => result).join(', ');
  return [{ path: ['results'], message: `Results are missing: ${list} / 缺少判定结果：${list}` }];
}

const Advice = z.object({
  id: z.string(),
  parameters: z.object({ distanceMetres: z.number().min(0).max(20_000) }),
  results: z.object({ severity: z.string(), level: z.string() }).array(),
});

/** What the law allows may be advised against, never forbidden; and no adjacent area is farther than the pairs are measured. */
function adviceFaults({ kind, body }: Checked): Fault[] {
  if (kind !== 'rule' || body.id !== 'NR-08f') return [];
  const { success, data } = Advice.safeParse(body);
  if (!success) return [{ path: ['parameters'], message: '0 to 20,000 m / 距离须为 0 至 20000 米' }];
  if (data.results.every(({ severity, level }) => severity !== 'PROHIBITED' && level !== 'block')) return [];
  return [{ path: ['results'], message: 'The law does not forbid it: advice only / 法规不禁止，只能作提示' }];
}

const Rules = z.object({ rules: z.string().array() });

function unknownRules({ kind, body }: Checked): Fault[] {
  if (kind !== 'lexicon' && kind !== 'exception') return [];
  const allowed = (id: string): boolean => RULE_IDS.has(id) || (kind === 'exception' && id === '*');
  const unknown = Rules.parse(body).rules.filter((id) => !allowed(id));
  if (unknown.length === 0) return [];
  const list = unknown.join(', ');
  return [{ path: ['rules'], message: `No such rule: ${list} / 没有这些规则：${list}` }];
}

const Spelt = z.object({ text: z.string(), syllables: z.string() });

function syllableFaults({ kind, body }: Checked): Fault[] {
  if (kind !== 'generic' && kind !== 'reading') return [];
  const { text, syllables } = Spelt.parse(body);
  if ([...text].length === syllables.trim().split(/\s+/).length) return [];
  return [{ path: ['syllables'], message: 'One syllable for each character / 每个字对应一个音节，用空格隔开' }];
}

// A second row of one of these would silently win over the first or lose to it.
const ONCE: ReadonlySet<RowKind> = new Set([
  'foreign_name',
  'polyphone',
  'transliteration',
  'feature_type',
  'ground',
  'source',
]);

function repeated({ kind, body, base, rows }: Checked): Fault[] {
  if (!ONCE.has(kind)) return [];
  const label = wordOf(body);
  const other = rows.find((row) => row.kind === kind && row.id !== base?.id && wordOf(row.body) === label);
  if (!other) return [];
  return [{ path: [], message: `“${label}” is there already: replace it / “${label}”已存在，请改为修订` }];
}

function sameRowTwice(items: readonly ChangeItem[]): FieldError[] {
  const seen = new Set<string>();
  return items.flatMap((item, at) => {
    if (item.operation === 'add') return [];
    const key = `${item.kind} ${item.rowId}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const words = { detail: 'The row is changed twice', detailZh: '同一条目出现了两次' };
    return [{ in: 'body' as const, pointer: `/items/${at}`, code: 'custom', ...words }];
  });
}

/** A fault of one body, pointing into the whole draft. */
function inItem(at: number, fault: Fault | z.core.$ZodIssue, body: RowBody): FieldError[] {
  const issue: z.core.$ZodIssue = 'code' in fault ? fault : { ...fault, code: 'custom', path: [...fault.path] };
  return fieldErrors('body', [issue], body).map((error) => ({
    ...error,
    pointer: `/items/${at}/body${error.pointer}`,
  }));
}
