import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { classesOf } from '#server/detection/classesOf.ts';
import type { CompiledRuleSet } from '#server/detection/compileRuleSet.ts';
import type { DefectClass, Finding } from '#server/detection/contract.ts';
import { detect } from '#server/detection/detect.ts';
import { levelOf } from '#server/detection/levelOf.ts';

const folder = new URL('../../../shared/data/detection/', import.meta.url);

/** A name of known standing, as shared/data/detection has it. */
const Row = z.object({
  name: z.string(),
  category: z.string().default(''),
  also_category: z.string().default(''),
  evidence: z.string().default(''),
  feature_type: z.string().default(''),
  level: z.string().default(''),
  province: z.string().default(''),
  city: z.string().default(''),
});
export type Row = z.infer<typeof Row>;

const UNIT_WORDS: Readonly<Record<string, string>> = {
  village: '行政村',
  community: '社区',
  township: '乡镇',
  county: '县级行政区',
  city: '地级行政区',
  province: '省级行政区',
};

/** Rows of one file; none, and a line that says so, where shared data is not beside the repository. */
export function rowsOf(file: string): Row[] {
  const path = fileURLToPath(new URL(file, folder));
  if (existsSync(path)) return Row.array().parse(parse(readFileSync(path), { columns: true, bom: true }));
  console.log(`${file}: left out, the file is not here`);
  return [];
}

/** The names called non-standard, with kind of evidence and second class. */
export function nonstandard(): Row[] {
  const known = new Map(rowsOf('nonstandard_dev_evidence.csv').map((row) => [`${row.name} ${row.city}`, row]));
  return rowsOf('nonstandard_dev.csv').map((row) => {
    const { evidence = '', also_category = '' } = known.get(`${row.name} ${row.city}`) ?? {};
    return { ...row, evidence, also_category };
  });
}

export interface Checked {
  row: Row;
  findings: Finding[];
  flagged: boolean;
  blocked: boolean;
  classes: DefectClass[];
}

/** What the rules say about a name of known kind; nothing is asked of a register. Flagged: block or review. */
export function check(row: Row, set: CompiledRuleSet): Checked {
  const featureType = row.feature_type || UNIT_WORDS[row.level] || '';
  const findings = detect({ name: row.name, attributes: { featureType } }, set);
  const level = levelOf(findings);
  const blocked = level === 'block';
  return { row, findings, blocked, flagged: blocked || level === 'review', classes: classesOf(findings) };
}

/** Either class of the source is right. */
export const isRight = ({ row, classes }: Checked): boolean =>
  classes.some((each) => each === row.category || each === row.also_category);

export const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
export const share = (part: number, whole: number): string => `${part}/${whole} = ${percent(part, whole)}`;
