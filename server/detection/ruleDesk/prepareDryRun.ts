import { z } from 'zod';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { type CompiledRuleSet, compileRuleSet } from '../compileRuleSet.ts';
import type { RowKind } from '../ruleChangeContract.ts';
import { storedItems } from './changeItems.ts';
import type { ChangeRow } from './changeRow.ts';
import { proposedRows } from './proposedRows.ts';
import { countRegisterNames } from './registerNames.ts';
import type { DryRunDeps } from './ruleDeskDeps.ts';
import { currentRuleSet, ruleRowsAt, type StoredRow, toRuleSet } from './ruleSetAt.ts';
import type { SettledItem } from './settleItems.ts';
import { canonical } from './verdictOf.ts';

/** One dry run: both sets compiled for the effective day, and where the names come from. */
export interface DryRunTask {
  change: ChangeRow;
  ruleSet: string;
  day: string;
  today: string;
  division: string | null;
  casePrefix: string;
  registerPrefix: string | null;
  before: CompiledRuleSet;
  after: CompiledRuleSet;
  /** Ask the register about every name, not only about those judged otherwise by their wording. */
  compare: boolean;
  /** Both sets would ask the register the same. */
  oneQuestion: boolean;
  total: number;
}
/** What a dry run of the change as it stands would try. */
export async function prepareDryRun(
  { db, pastChecks, today }: Pick<DryRunDeps, 'db' | 'pastChecks' | 'today'>,
  change: ChangeRow,
  division: string | null,
): Promise<DryRunTask> {
  const set = await currentRuleSet(db);
  const day = change.effectiveOn;
  const rows = (await ruleRowsAt(db, set.version, day)) ?? [];
  const items = await storedItems(db, change.id);
  const casePrefix = divisionPrefix(change.divisionCode);
  const registerPrefix = division === null ? null : divisionPrefix(division);
  const cases = await pastChecks.count(db, casePrefix);
  const names = registerPrefix === null ? 0 : await countRegisterNames(db, registerPrefix);
  const before = compileRuleSet(toRuleSet(set.version, rows), day);
  const after = compileRuleSet(toRuleSet('proposed', proposedRows(rows, items)), day);
  return {
    change,
    ...{ ruleSet: set.version, day, today: today(), division, casePrefix, registerPrefix },
    ...{ before, after },
    compare: items.some((item) => needsRegister(item, rows)),
    oneQuestion: items.every(({ kind }) => kind === 'rule') && sameRules(before, after),
    total: cases + names,
  };
}

// Readings and generic terms decide what sounds alike or has the same specific part; these rules speak only of other names.
const COMPARING_KINDS: ReadonlySet<RowKind> = new Set(['generic', 'reading', 'polyphone', 'feature_type']);
const COMPARING_WORDS: ReadonlySet<string> = new Set(['merged_sounds', 'direction', 'size_word', 'similar_shape']);
const COMPARING_RULE = /^(?:NR-(?:03b|0[789]|10)|NP-|CHONG-|GF-8)/;
const Asking = z.object({ id: z.string().optional(), match: z.string().optional() });

/** Whether an item can turn a verdict only by what the register answers, so that every name must be compared with it. */
function needsRegister({ kind, body, rowId }: SettledItem, rows: readonly StoredRow[]): boolean {
  if (COMPARING_KINDS.has(kind)) return true;
  const before = rows.find((row) => row.kind === kind && row.id === rowId)?.body ?? {};
  const versions = [body ?? {}, before].map((version) => Asking.parse(version));
  // Whether a name stands, and since when, the register says.
  if (kind === 'exception') return versions.some(({ match }) => match === 'standing');
  if (kind === 'lexicon') return versions.some(({ match = '' }) => COMPARING_WORDS.has(match));
  return kind === 'rule' && versions.some(({ id = '' }) => COMPARING_RULE.test(id));
}

const asked = ({ rules }: CompiledRuleSet): string =>
  canonical(
    [...rules]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, rows]) => [id, rows.map((row) => [row.jurisdiction, row.parameters])]),
  );

/** Whether the same rules are on in the same places, with the same figures: then both sets ask the register the same. */
const sameRules = (a: CompiledRuleSet, b: CompiledRuleSet): boolean => asked(a) === asked(b);
