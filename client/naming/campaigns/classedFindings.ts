import type { Finding } from '#server/detection/contract.ts';

/** The findings that make a name a candidate: of one of the four classes, and asking for an officer. */
export const classedFindings = <F extends Pick<Finding, 'class' | 'level'>>(findings: readonly F[]): F[] =>
  findings.filter((finding) => finding.class !== null && (finding.level === 'block' || finding.level === 'review'));
