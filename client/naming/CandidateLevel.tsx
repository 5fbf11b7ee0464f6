import type { CaseDetail } from '#server/naming/caseContract.ts';
import { LevelTag } from '../detection/LevelTag.tsx';
import { gravest } from '../detection/levelTone.ts';
import { StatusTag } from '../ui/StatusTag.tsx';
import { useCaseWords } from './caseWords.ts';
import { openFindings } from './openFindings.ts';

interface Props {
  run: NonNullable<CaseDetail['lastRun']>;
  candidateId: string;
}

/** How grave the findings of one candidate are, and whether they have all been dealt with. */
export function CandidateLevel({ run, candidateId }: Props) {
  const say = useCaseWords();
  const findings = run.findings.filter((finding) => finding.candidateId === candidateId);
  const level = gravest(findings);
  const isSettled =
    (level === 'block' || level === 'review') && openFindings({ lastRun: { ...run, findings } }).length === 0;
  return (
    <>
      <LevelTag level={level} />
      {isSettled && <StatusTag tone="good">✓ {say('resolved')}</StatusTag>}
    </>
  );
}
