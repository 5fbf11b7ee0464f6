import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { alikeKey } from '../../gazetteer/alikeKey.ts';
import { shapeKey } from '../../gazetteer/shapeKey.ts';
import { fieldErrors } from '../../platform/http/fieldErrors.ts';
import { type FieldError, Problem } from '../../platform/problem.ts';
import { isNameWord } from '../nameWords.ts';
import type { ChangeItem, RowBody, RowKind } from '../ruleChangeContract.ts';
import { isDated, ROW_SCHEMA, wordOf } from './rowKinds.ts';
import { type Checked, type Fault, RULE_IDS, ruleFaults } from './ruleFaults.ts';
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

function faultsOf(checked: Checked): Fault[] | z.core.$ZodIssue[] {
  const parsed = ROW_SCHEMA[checked.kind].strict().safeParse(checked.body);
  if (!parsed.success) return parsed.error.issues;
  return [
    ...ruleFaults(checked),
    ...unknownRules(checked),
    ...syllableFaults(checked),
    ...searchKeyFaults(checked),
    ...repeated(checked),
  ];
}

const Rules = z.object({ rules: z.string().array() });

function unknownRules({ kind, body }: Checked): Fault[] {
  if (kind !== 'lexicon' && kind !== 'exception') return [];
  const isForAll = kind === 'exception' || isNameWord(String(body.match));
  const allowed = (id: string): boolean => RULE_IDS.has(id) || (isForAll && id === '*');
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

/** The register is searched by keys made when a name was entered: words that they do not join would find nothing. */
function searchKeyFaults({ kind, body }: Checked): Fault[] {
  if (kind !== 'lexicon') return [];
  const text = String(body.text);
  const apart =
    (body.match === 'similar_shape' && new Set([...text].map(shapeKey)).size > 1) ||
    (body.match === 'size_word' && text.split(' ').some((word) => alikeKey(`${word}甲乙`, `${word}甲乙`) !== '甲乙'));
  if (!apart) return [];
  return [
    {
      path: ['text'],
      message:
        'The register is not searched by these: they come with a release / 地名库的检索键不含这些字，须随程序版本增补',
    },
  ];
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

/** The row that an item is about; of new rows only those of rules are one of a kind. */
function rowOf(item: ChangeItem): string | undefined {
  if (item.operation !== 'add') return `${item.kind} ${item.rowId}`;
  return item.kind === 'rule' ? `new ${String(item.body.id)} ${String(item.body.jurisdiction)}` : undefined;
}

function sameRowTwice(items: readonly ChangeItem[]): FieldError[] {
  const seen = new Set<string>();
  return items.flatMap((item, at) => {
    const key = rowOf(item);
    if (key === undefined) return [];
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
