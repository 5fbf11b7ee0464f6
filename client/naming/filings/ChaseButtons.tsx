import { Button } from 'antd';
import { useState } from 'react';
import type { ChaseKind } from '#server/naming/filings/chaseContract.ts';
import { ChaseDialog, type ChaseSubject } from './ChaseDialog.tsx';
import { useFilingWords } from './words.ts';

interface Props {
  subject: ChaseSubject;
  kinds: readonly ChaseKind[];
}

/** What may be done about a late filing now: a reminder, then the next step of the law. */
export function ChaseButtons({ subject, kinds }: Props) {
  const say = useFilingWords();
  const [kind, setKind] = useState<ChaseKind | null>(null);
  return (
    <div className="chase-buttons">
      {kinds.map((each) => (
        <Button key={each} size="small" onClick={() => setKind(each)}>
          {say(`chase.${each}`)}
        </Button>
      ))}
      {kind && <ChaseDialog subject={subject} kind={kind} onClose={() => setKind(null)} />}
    </div>
  );
}
