import { Button } from 'antd';
import { useState } from 'react';
import type { Clash } from '#server/detection/contract.ts';
import { type CandidateEntry, emptyCandidate, MOST_CANDIDATES } from './applicationForm.ts';
import { CandidateCard } from './CandidateCard.tsx';
import type { Faults } from './faultsOf.ts';
import { NameCheckPanel } from './NameCheckPanel.tsx';
import type { Change } from './sections.ts';
import type { NameCheck } from './useNameChecks.ts';
import { useApplyWords } from './words.ts';

interface Props {
  candidates: readonly CandidateEntry[];
  checks: readonly NameCheck[];
  faults: Faults;
  onChange: Change;
  onShowClash: (clash: Clash) => void;
}

const moved = (list: readonly CandidateEntry[], from: number, by: -1 | 1): CandidateEntry[] => {
  const rest = list.toSpliced(from, 1);
  return rest.toSpliced(from + by, 0, ...list.slice(from, from + 1));
};

/** Up to three candidates in order, each checked as it is typed; the order is changed by buttons and said aloud. */
export function NamesSection({ candidates, checks, faults, onChange, onShowClash }: Props) {
  const say = useApplyWords();
  const [said, setSaid] = useState('');
  const put = (index: number, part: Partial<CandidateEntry>) =>
    onChange({ candidates: candidates.map((entry, i) => (i === index ? { ...entry, ...part } : entry)) });
  const move = (index: number, by: -1 | 1) => {
    onChange({ candidates: moved(candidates, index, by) });
    setSaid(say('moved', { name: candidates[index]?.name ?? '', n: index + by + 1 }));
  };
  const nextKey = Math.max(...candidates.map(({ key }) => key)) + 1;
  return (
    <>
      <p className="field-help">{say('namesHelp')}</p>
      {candidates.map((entry, index) => (
        <CandidateCard
          key={entry.key}
          entry={entry}
          index={index}
          count={candidates.length}
          faults={faults}
          onChange={(part) => put(index, part)}
          onMove={(by) => move(index, by)}
          onRemove={() => onChange({ candidates: candidates.toSpliced(index, 1) })}
        >
          <NameCheckPanel
            check={checks[index] ?? { name: '', reply: undefined, isChecking: false, failed: false }}
            onShowClash={onShowClash}
          />
        </CandidateCard>
      ))}
      {candidates.length < MOST_CANDIDATES && (
        <Button onClick={() => onChange({ candidates: [...candidates, emptyCandidate(nextKey)] })}>
          {say('addName')}
        </Button>
      )}
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </>
  );
}
