import leven from 'leven';
import type { ImportFinding } from '../imports/findingContract.ts';
import type { ImportKind, Mapping } from '../imports/importContract.ts';
import type { ProposeMapping } from '../imports/importSteps.ts';
import type { SourceFacts } from '../readers/sourceContract.ts';
import { fieldTable, requiredIn } from './fieldTable.ts';
import { guessKind } from './guessKind.ts';
import { headingKey } from './headingKey.ts';
import { understandFinding } from './understandWords.ts';

/**
 * Which kind a file is, and which heading fills which field: what the office chose for such headings before comes first,
 * then the headings that offices are known to write, then close spelling. What stays unused is said.
 */
export const proposeMapping: ProposeMapping = (facts, first, { kind: given, remembered }) => {
  const kind = given ?? guessKind(facts.headings, first);
  const kept = rememberedPart(remembered, kind, facts.headings);
  const { mapping, guessed } = byHeadings(kind, facts.headings, kept);
  return { kind, mapping, findings: remarks(kind, facts, { mapping, guessed }) };
};

function rememberedPart(remembered: Mapping | null, kind: ImportKind, headings: readonly string[]): Mapping {
  const fields = new Set(fieldTable(kind).map(({ field }) => field));
  const kept = Object.entries(remembered ?? {}).filter(
    ([field, heading]) => fields.has(field) && headings.includes(heading),
  );
  return Object.fromEntries(kept);
}

interface Matched {
  mapping: Mapping;
  /** Fields whose heading is only spelled alike. */
  guessed: string[];
}

function byHeadings(kind: ImportKind, headings: readonly string[], kept: Mapping): Matched {
  const mapping: Mapping = { ...kept };
  const free = () => headings.filter((heading) => heading.trim() !== '' && !Object.values(mapping).includes(heading));
  for (const { field, headings: known } of fieldTable(kind)) {
    const found = mapping[field] ?? firstKnown(known, free());
    if (found !== undefined) mapping[field] = found;
  }
  const guessed: string[] = [];
  for (const { field, headings: known } of fieldTable(kind)) {
    const found = mapping[field] === undefined ? closest(known, free()) : undefined;
    if (found === undefined) continue;
    mapping[field] = found;
    guessed.push(field);
  }
  return { mapping, guessed };
}

/** In the order of the known headings: `code` before `adcode`. */
function firstKnown(known: readonly string[], headings: readonly string[]): string | undefined {
  for (const key of known) {
    const found = headings.find((heading) => headingKey(heading) === headingKey(key));
    if (found !== undefined) return found;
  }
  return undefined;
}

// One slip in four characters, two in eight: `行政区化代码` is meant, `代码` for `编码` is not.
const SLIPS_PER_CHARACTER = 1 / 4;

function closest(known: readonly string[], headings: readonly string[]): string | undefined {
  return headings.find((heading) => {
    const key = headingKey(heading);
    return known.some(
      (one) => one.length > 3 && leven(key, headingKey(one)) <= Math.floor(one.length * SLIPS_PER_CHARACTER),
    );
  });
}

function remarks(kind: ImportKind, facts: SourceFacts, { mapping, guessed }: Matched): ImportFinding[] {
  const { headings } = facts;
  const used = new Set(Object.values(mapping));
  const unused = headings.filter((heading) => heading.trim() !== '' && !used.has(heading));
  const labels = new Map(fieldTable(kind).map((row) => [row.field, row]));
  const missing = requiredIn(kind, facts).filter(({ field }) => mapping[field] === undefined);
  return [
    ...missing.map(({ label, label_en: labelEn }) =>
      understandFinding('required-column-missing', {
        label: labelEn,
        labelZh: label,
        headings: headings.join(', ') || '–',
      }),
    ),
    ...guessed.map((field) =>
      understandFinding('heading-guessed', {
        heading: mapping[field] ?? '',
        label: labels.get(field)?.label_en ?? field,
        labelZh: labels.get(field)?.label ?? field,
      }),
    ),
    ...(unused.length > 0 ? [understandFinding('columns-not-used', { headings: unused.join(', ') })] : []),
  ];
}
