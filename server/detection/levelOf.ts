import type { Finding, Level } from './contract.ts';

const GRAVEST_FIRST: readonly Level[] = ['block', 'review', 'note', 'needs_data', 'clear'];

/** The gravest level among the findings; `clear` when there are none. */
export function levelOf(findings: readonly Pick<Finding, 'level'>[]): Level {
  return GRAVEST_FIRST.find((level) => findings.some((finding) => finding.level === level)) ?? 'clear';
}
