import type { DefectClass, Finding } from './contract.ts';

const CLASSES: readonly DefectClass[] = ['大', '洋', '怪', '重'];

/** Classes of the findings an officer must look at, in the order 大 洋 怪 重; notes accuse of nothing. */
export function classesOf(findings: readonly Pick<Finding, 'level' | 'class'>[]): DefectClass[] {
  const grave = findings.filter(({ level }) => level === 'block' || level === 'review');
  return CLASSES.filter((each) => grave.some((finding) => finding.class === each));
}
