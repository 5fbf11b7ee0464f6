import { Radio } from 'antd';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { CandidateLevel } from './CandidateLevel.tsx';

interface Props {
  found: CaseDetail;
  id?: string;
  value?: string;
  onChange?: (candidateId: string) => void;
}

/** The candidates with what the rules said of each, to choose one. */
export function CandidateChoice({ found, id, value, onChange }: Props) {
  return (
    <Radio.Group
      {...(id ? { id } : {})}
      className="candidate-choice"
      value={value}
      onChange={({ target }) => onChange?.(String(target.value))}
    >
      {found.candidates
        .toSorted((a, b) => a.rank - b.rank)
        .map((candidate) => (
          <Radio key={candidate.id} value={candidate.id}>
            <strong>{candidate.name}</strong> <span className="roman">{candidate.romanTone}</span>{' '}
            {found.lastRun && <CandidateLevel run={found.lastRun} candidateId={candidate.id} />}
          </Radio>
        ))}
    </Radio.Group>
  );
}
