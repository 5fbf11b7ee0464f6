import { type Finding, Level } from './contract.ts';

/** The gravest level among the findings; `clear` when there are none. */
export function levelOf(findings: readonly Pick<Finding, 'level'>[]): Level {
  return Level.options.find((level) => findings.some((finding) => finding.level === level)) ?? 'clear';
}
