import { Button } from 'antd';
import type { CaseDetail, CaseFinding } from '#server/naming/caseContract.ts';
import { FindingCard } from '../detection/FindingCard.tsx';
import { LEVELS } from '../detection/levelTone.ts';
import { useDetectionWords } from '../detection/words.ts';
import { formatInstant } from '../ui/formatInstant.ts';
import { CandidateLevel } from './CandidateLevel.tsx';
import { useCaseWords } from './caseWords.ts';
import { openFindings } from './openFindings.ts';
import { ReplayCheck } from './ReplayCheck.tsx';
import { RunChanges } from './RunChanges.tsx';
import { Section } from './Section.tsx';

interface Props {
  found: CaseDetail;
  selectedClash: string | null;
  onShowClash: (placeId: string) => void;
  onResolve: (findingId: string) => void;
}

/** What the rules found in each candidate, the gravest first. */
export function FindingsSection({ found, ...props }: Props) {
  const say = useCaseWords();
  const run = found.lastRun;
  if (!run) {
    return (
      <Section section="findings">
        <p>{say('notRun')}</p>
        <p className="hint">{say('notRunHint')}</p>
      </Section>
    );
  }
  const open = openFindings(found).length;
  return (
    <Section section="findings" aside={open > 0 ? say('openFindings', { n: open }) : say('noOpenFindings')}>
      <p className="hint">{say('ranAt', { at: formatInstant(run.runAt), by: run.by, version: run.ruleSetVersion })}</p>
      <RunChanges key={`changes-${run.id}`} caseId={found.id} />
      <ReplayCheck key={run.id} caseId={found.id} runId={run.id} />
      {found.candidates
        .toSorted((a, b) => a.rank - b.rank)
        .map(({ id, name }) => (
          <CandidateFindings
            key={id}
            name={name}
            run={run}
            candidateId={id}
            mayResolve={found.acts.includes('resolve')}
            {...props}
          />
        ))}
    </Section>
  );
}

interface CandidateProps extends Omit<Props, 'found'> {
  name: string;
  run: NonNullable<CaseDetail['lastRun']>;
  candidateId: string;
  mayResolve: boolean;
}

function CandidateFindings({ name, run, candidateId, mayResolve, ...props }: CandidateProps) {
  const sayRule = useDetectionWords();
  const say = useCaseWords();
  const { selectedClash, onShowClash, onResolve } = props;
  const findings = run.findings
    .filter((finding) => finding.candidateId === candidateId)
    .toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
  return (
    <div className="candidate-findings">
      <h3>
        {name} <CandidateLevel run={run} candidateId={candidateId} />
      </h3>
      {findings.length === 0 && <p className="hint">{sayRule('noFindings')}</p>}
      {findings.map((finding) => (
        <div key={finding.id} className={finding.clash?.placeId === selectedClash && selectedClash ? 'in-focus' : ''}>
          <FindingCard finding={finding} name={name} onShowClash={({ placeId }) => onShowClash(placeId)}>
            <Resolution finding={finding} />
            {mayResolve && !finding.resolution && (finding.level === 'block' || finding.level === 'review') && (
              <Button size="small" className="no-print" onClick={() => onResolve(finding.id)}>
                {say('resolve')}
              </Button>
            )}
          </FindingCard>
        </div>
      ))}
    </div>
  );
}

function Resolution({ finding: { resolution } }: { finding: CaseFinding }) {
  const say = useCaseWords();
  if (!resolution) return null;
  return (
    <div className="resolution">
      <strong>✓ {say('resolved')}</strong>{' '}
      <span>{say('resolvedLine', { by: resolution.by, at: formatInstant(resolution.at) })}</span>
      <p>{say('resolveReason', { reason: resolution.reason })}</p>
      {resolution.basis && <p>{say('resolveBasis', { basis: resolution.basis })}</p>}
    </div>
  );
}
