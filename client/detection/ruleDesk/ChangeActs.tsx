import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import type { RuleChange } from '#server/detection/ruleChangeContract.ts';
import { useMay } from '../../api/session.ts';
import { ActDialog, type Decision } from './ActDialog.tsx';
import { useTrialWords } from './trialWords.ts';

// The way on stands last, where the eye ends.
const ORDER: readonly Decision[] = ['delete', 'withdraw', 'return', 'submit', 'approve'];

/** What this person may decide now, as buttons; each asks once more in a dialog. */
export function ChangeActs({ change }: { change: RuleChange }) {
  const say = useTrialWords();
  const may = useMay();
  const [chosen, setChosen] = useState<Decision | null>(null);
  const isTried = change.dryRun?.state === 'done' && change.dryRun.current;
  const hinted = change.state === 'submitted' && may('rules.approve') && !change.acts.includes('approve');
  const blocked = (act: Decision): boolean => (act === 'submit' || act === 'approve') && !isTried;
  return (
    <>
      {hinted && <span className="hint">{say('fourEyes')}</span>}
      {ORDER.filter((act) => change.acts.includes(act)).map((act) => (
        <Tooltip key={act} title={blocked(act) ? say('needTrial') : ''}>
          <Button
            type={act === 'submit' || act === 'approve' ? 'primary' : 'default'}
            danger={act === 'delete' || act === 'withdraw'}
            disabled={blocked(act)}
            onClick={() => setChosen(act)}
          >
            {say(act)}
          </Button>
        </Tooltip>
      ))}
      {chosen && <ActDialog change={change} act={chosen} onClose={() => setChosen(null)} />}
    </>
  );
}
