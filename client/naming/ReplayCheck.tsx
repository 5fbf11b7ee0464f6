import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { Replay } from '#server/detection/ruleChangeContract.ts';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { NamingApi } from '#server/naming/contract.ts';
import { useCall } from '../api/query.ts';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';
import { useReplayWords } from './replayWords.ts';

interface Props {
  caseId: CaseDetail['id'];
  runId: string;
}

/** Proves that a recorded check can be had again by the rules and the register of its day. */
export function ReplayCheck({ caseId, runId }: Props) {
  const say = useReplayWords();
  const [isAsked, setAsked] = useState(false);
  const input = { params: { id: caseId, runId } };
  const { data, error, isFetching, refetch } = useCall(NamingApi.replay, input, { enabled: isAsked });
  return (
    <>
      {!data && (
        <Button size="small" loading={isFetching} onClick={() => setAsked(true)}>
          {say('replay')}
        </Button>
      )}
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      <div role="status">{data && <Outcome replay={data} />}</div>
    </>
  );
}

function Outcome({ replay }: { replay: Replay }) {
  const say = useReplayWords();
  const { day, ruleSet: version, equal, why, names } = replay;
  if (why) return <Alert type="info" showIcon title={say(why, { version })} />;
  if (equal) return <Alert type="success" showIcon title={say('equal', { day, version })} />;
  const lines = names.filter((each) => !each.equal);
  return (
    <Alert
      type="warning"
      showIcon
      title={say('different', { day, version })}
      description={
        <ul>
          {lines.map(({ name, missing, added }) => (
            <li key={name}>{say('counts', { name, missing: missing.length, added: added.length })}</li>
          ))}
        </ul>
      }
    />
  );
}
