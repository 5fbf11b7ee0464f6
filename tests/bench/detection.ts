/**
 * Figures of the detector on files of names with known standing: `node --import tsx tests/bench/detection.ts`.
 * Reads shared/data/detection beside the repository when it is there and says what is left out when it is not.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { classesOf } from '#server/detection/classesOf.ts';
import { compileRuleSet } from '#server/detection/compileRuleSet.ts';
import type { Finding } from '#server/detection/contract.ts';
import { detect } from '#server/detection/detect.ts';
import { levelOf } from '#server/detection/levelOf.ts';
import { loadRuleSet } from '#server/detection/loadRuleSet.ts';

const folder = new URL('../../../shared/data/detection/', import.meta.url);
const set = compileRuleSet(loadRuleSet());
const verbose = process.argv.includes('--names');

const Row = z.object({
  name: z.string(),
  category: z.string().optional(),
  feature_type: z.string().optional(),
  level: z.string().optional(),
  exception: z.string().optional(),
  also_category: z.string().optional(),
});
type Row = z.infer<typeof Row>;
const UNIT_WORDS: Readonly<Record<string, string>> = {
  village: '行政村',
  community: '社区',
  township: '乡镇',
  county: '县级行政区',
  city: '地级行政区',
  province: '省级行政区',
};

function rowsOf(file: string): Row[] {
  const path = fileURLToPath(new URL(file, folder));
  if (!existsSync(path)) {
    console.log(`${file}: left out, the file is not here`);
    return [];
  }
  return Row.array().parse(parse(readFileSync(path), { columns: true, bom: true }));
}

interface Checked {
  row: Row;
  findings: Finding[];
  flagged: boolean;
}

function check(row: Row): Checked {
  const featureType = row.feature_type ?? UNIT_WORDS[row.level ?? ''] ?? '';
  const findings = detect({ name: row.name, attributes: { featureType } }, set);
  const level = levelOf(findings);
  return { row, findings, flagged: level === 'block' || level === 'review' };
}

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);
const rules = (findings: readonly Finding[]): string =>
  [...new Set(findings.map((f) => `${f.rule}${f.level === 'note' ? '(note)' : ''}`))].join(';');

function list(title: string, checked: readonly Checked[]): void {
  if (!verbose) return;
  console.log(
    `  ${title}: ${checked.map(({ row, findings }) => `${row.name}[${row.category ?? row.level ?? ''}:${rules(findings)}]`).join(' ')}`,
  );
}

function positives(file: string, evidenceFile: string): void {
  const also = new Map(rowsOf(evidenceFile).map((row) => [row.name, row.also_category ?? '']));
  const checked = rowsOf(file).map(check);
  const flagged = checked.filter((each) => each.flagged);
  console.log(`${file}: recall ${flagged.length}/${checked.length} = ${percent(flagged.length, checked.length)}`);
  for (const category of ['大', '洋', '怪', '重', '']) {
    const of = checked.filter(({ row }) => row.category === category);
    const found = of.filter((each) => each.flagged);
    const right = found.filter(({ row, findings }) => {
      const classes: string[] = classesOf(findings);
      return classes.includes(category) || classes.includes(also.get(row.name) ?? '-');
    });
    const named = category === '' ? 'no category' : `right category ${right.length}`;
    console.log(`  ${category === '' ? 'none' : category}: flagged ${found.length}/${of.length}, ${named}`);
  }
  list(
    'missed',
    checked.filter((each) => !each.flagged),
  );
  list(
    'other category',
    flagged.filter(({ row, findings }) => row.category !== '' && !classesOf(findings).some((c) => c === row.category)),
  );
}

function negatives(file: string): void {
  const checked = rowsOf(file).map(check);
  const flagged = checked.filter((each) => each.flagged);
  const noted = checked.filter(({ findings }) => levelOf(findings) === 'note');
  console.log(
    `${file}: false flags ${flagged.length}/${checked.length} = ${percent(flagged.length, checked.length)}; notes ${noted.length}`,
  );
  list('flagged', flagged);
  list('noted', noted);
}

function speed(): void {
  const names = rowsOf('negatives_official_dev.csv').map(({ name }) => name);
  if (names.length === 0) return;
  const start = performance.now();
  for (let round = 0; round < 5; round += 1)
    for (const name of names) detect({ name, category: 'residential_area' }, set);
  console.log(`speed: ${Math.round((5000 * names.length) / (performance.now() - start))} names/s`);
}

positives('nonstandard_dev.csv', 'nonstandard_dev_evidence.csv');
negatives('negatives_official_dev.csv');
negatives('approved_dev.csv');
negatives('exceptions_dev.csv');
speed();
