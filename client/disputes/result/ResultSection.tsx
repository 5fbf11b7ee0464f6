import { Alert, Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Dispute } from '#server/disputes/contract.ts';
import { type DisputeResult, DisputeResultApi } from '#server/disputes/result/resultContract.ts';
import { useCall } from '../../api/query.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { Affiliation } from './Affiliation.tsx';
import { DossierDialog } from './DossierDialog.tsx';
import { ElsewhereDialog } from './ElsewhereDialog.tsx';
import { InForceDialog } from './InForceDialog.tsx';
import { ResultEffects } from './ResultEffects.tsx';
import { TaskList } from './TaskList.tsx';
import { faultWord, useResultWords } from './words.ts';
import './result.css';

/** From the settlement to the line: what it would do or did, what is wanting, what is left to do. */
export function ResultSection({ dispute }: { dispute: Dispute }) {
  const say = useResultWords();
  const { data, error, refetch } = useCall(DisputeResultApi.get, { params: { id: dispute.id } });
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingBlock rows={4} />;
  if (data.source === null) return <p className="hint">{say('none')}</p>;
  return <Result dispute={dispute} result={data} />;
}

type Dialog = 'putInForce' | 'withoutLine' | 'openDossier';

function Result({ dispute, result }: { dispute: Dispute; result: DisputeResult }) {
  const say = useResultWords();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const acts = (['putInForce', 'withoutLine', 'openDossier'] as const).filter((act) => result.acts.includes(act));
  const close = () => setDialog(null);
  return (
    <div className="dispute-result">
      {result.inForce ? <InForce result={result} /> : <Waiting result={result} />}
      {acts.length > 0 && (
        <div className="result-acts">
          {acts.map((act) => (
            <Button key={act} type={act === 'withoutLine' ? 'default' : 'primary'} onClick={() => setDialog(act)}>
              {say(act)}
            </Button>
          ))}
        </div>
      )}
      {result.effect && <ResultEffects result={result} />}
      {dispute.track === 'T1' && <Affiliation affiliation={result.affiliation} />}
      {result.tasks.length > 0 && <TaskList dispute={dispute} result={result} />}
      {dialog === 'putInForce' && <InForceDialog dispute={dispute} result={result} onClose={close} />}
      {dialog === 'withoutLine' && <ElsewhereDialog dispute={dispute} result={result} onClose={close} />}
      {dialog === 'openDossier' && <DossierDialog dispute={dispute} result={result} onClose={close} />}
    </div>
  );
}

function InForce({ result: { inForce, line } }: { result: DisputeResult }) {
  const say = useResultWords();
  const language = useLanguage();
  if (!inForce) return null;
  const { outcome, on, organisation, recordedBy, note } = inForce;
  const link = line && outcome !== 'not_on_record' && <Link to={`/boundaries/${line.id}`}>{say('openLine')}</Link>;
  return (
    <Alert
      type="success"
      showIcon
      title={say(`inForce.${outcome}`)}
      description={
        <>
          {say('inForce.on', { day: formatDay(on, language), organisation, by: recordedBy })} {link}
          {note && <p>{note}</p>}
        </>
      }
    />
  );
}

function Waiting({ result }: { result: DisputeResult }) {
  const say = useResultWords();
  const { wanting, source } = result;
  const isReady = wanting.length === 0;
  return (
    <>
      <Alert
        type={isReady ? 'info' : 'warning'}
        showIcon
        title={say(isReady ? 'ready' : 'waiting')}
        description={
          isReady ? (
            say('ready.hint')
          ) : (
            <ul className="result-list">
              {wanting.map((what) => (
                <li key={what}>{say(`wanting.${what}`)}</li>
              ))}
            </ul>
          )
        }
      />
      {source && (
        <p className="hint">
          {say('source')}：{say(`source.${source}`)}
        </p>
      )}
      <Unsound result={result} />
    </>
  );
}

const placeText = (at: readonly number[]): string => at.map((one) => one.toFixed(6)).join(', ');

/** Why the course cannot be laid on the line, with every place and what to do. */
function Unsound({ result: { refusal, faults, names } }: { result: DisputeResult }) {
  const say = useResultWords();
  if (!refusal && faults.length === 0) return null;
  return (
    <Alert
      type="error"
      showIcon
      title={
        refusal
          ? say(`refusal.${refusal.code}`, { m: Math.round(refusal.metres ?? 0) })
          : say('faults', { n: faults.length })
      }
      description={
        <>
          {refusal && <p>{say('place', { at: placeText(refusal.at) })}</p>}
          <ul className="result-list">
            {faults.map(({ code, at, divisions }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a list that is never reordered; two faults may be alike
              <li key={i}>
                {say(faultWord(code))} {divisions.map((one) => names[one] ?? one).join('—')}{' '}
                {at && say('place', { at: placeText(at) })}
              </li>
            ))}
          </ul>
          {say('whatToDo')}
        </>
      }
    />
  );
}
