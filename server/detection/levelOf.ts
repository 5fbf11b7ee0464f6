import type { DefectClass, Finding, Level } from './contract.ts';

const GRAVEST_FIRST: readonly Level[] = ['block', 'review', 'note', 'needs_data', 'clear'];
const CLASSES: readonly DefectClass[] = ['大', '洋', '怪', '重'];

/** The gravest level among the findings; `clear` when there are none. */
export function levelOf(findings: readonly Pick<Finding, 'level'>[]): Level {
  return GRAVEST_FIRST.find((level) => findings.some((finding) => finding.level === level)) ?? 'clear';
}

/** Classes of the findings an officer must look at, in the order 大 洋 怪 重; notes accuse of nothing. */
export function classesOf(findings: readonly Pick<Finding, 'level' | 'class'>[]): DefectClass[] {
  const grave = findings.filter(({ level }) => level === 'block' || level === 'review');
  return CLASSES.filter((each) => grave.some((finding) => finding.class === each));
}
