import type { CompiledRuleSet } from './compileRuleSet.ts';
import { inJurisdiction } from './inJurisdiction.ts';
import type { Hit } from './rule.ts';
import type { ThresholdRow } from './ruleSet.ts';
import type { Subject } from './subject.ts';

const MEASURE_ZH: Readonly<Record<string, string>> = {
  siteAreaSquareMetres: '用地面积',
  grossFloorAreaSquareMetres: '总建筑面积',
  storeys: '层数',
  lengthMetres: '长度',
};

type Measure = { name: string; least: number; is: number | undefined };

function measures(row: ThresholdRow, { input: { attributes } }: Subject): Measure[] {
  const all: [string, number | null, number | undefined][] = [
    ['siteAreaSquareMetres', row.minSiteSquareMetres, attributes?.siteAreaSquareMetres],
    ['grossFloorAreaSquareMetres', row.minGrossFloorSquareMetres, attributes?.grossFloorAreaSquareMetres],
    ['storeys', row.minStoreys, attributes?.storeys],
    ['lengthMetres', row.minLengthMetres, attributes?.lengthMetres],
  ];
  return all.flatMap(([name, least, is]) => (least === null ? [] : [{ name, least, is }]));
}

const listed = (row: ThresholdRow, { category }: Subject): boolean =>
  category === undefined || row.categories.includes(category);

/** The row for the generic term: of the place's own jurisdiction before the starting figures. */
function rowFor(subject: Subject, set: CompiledRuleSet): ThresholdRow | undefined {
  const rows = set.thresholds.filter(
    (row) =>
      row.generic === subject.generic &&
      listed(row, subject) &&
      inJurisdiction(row.jurisdiction, subject.input.division),
  );
  return rows.find(({ jurisdiction }) => jurisdiction !== 'default') ?? rows[0];
}

/**
 * Size of the entity against the threshold of its generic term. BELOW when a measure given is too small and none that
 * suffices is large enough; MISSING when nothing that could decide was given.
 */
export function sizeHits(subject: Subject, set: CompiledRuleSet): Hit[] {
  const row = rowFor(subject, set);
  if (!row) return [];
  const asked = measures(row, subject);
  const given = asked.filter(({ is }) => is !== undefined);
  const reached = given.filter(({ is, least }) => is !== undefined && is >= least);
  const enough = row.combine === 'any' ? reached.length > 0 : reached.length === asked.length;
  if (enough) return [];
  const below = row.combine === 'any' ? given.length > 0 : reached.length < given.length;
  const missing = asked.filter(({ is }) => is === undefined).map(({ name }) => name);
  const missingZh = missing.map((name) => MEASURE_ZH[name] ?? name);
  const { generic, id, document, source } = row;
  const evidence = { word: generic, threshold: id, document, source, asked, missing, missingZh };
  const span = { start: subject.genericStart, end: subject.text.length };
  return [
    below ? { result: 'BELOW', ...span, severity: row.severity, evidence } : { result: 'MISSING', ...span, evidence },
  ];
}
