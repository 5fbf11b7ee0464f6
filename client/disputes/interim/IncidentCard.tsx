import { Button } from 'antd';
import { useState } from 'react';
import type { Dispute } from '#server/disputes/contract.ts';
import type { DisputeIncident, Interim, Owed } from '#server/disputes/interim/interimContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { CloseDialog } from './CloseDialog.tsx';
import { ResponseDialog } from './ResponseDialog.tsx';
import { useInterimWords } from './words.ts';

interface Props {
  dispute: Dispute;
  interim: Interim;
  incident: DisputeIncident;
}

/** One incident, and what each side owes for it: people sent and a report, with the hours that went by. */
export function IncidentCard({ dispute, interim, incident }: Props) {
  const say = useInterimWords();
  const isChinese = useLanguage() === 'zh-CN';
  const [answering, setAnswering] = useState<Owed | null>(null);
  const [isClosing, setClosing] = useState(false);
  const { acts, happenedAt, place, what, hurt, dead, organisation, recordedBy, closedAt } = incident;
  const duties = interim.duties.filter(({ id }) => acts.some((act) => act === id));
  const mayWork = interim.parts.length > 0 && closedAt === null;
  return (
    <li className="interim-incident">
      <div className="interim-head">
        <strong>
          {duties.map(({ label, labelZh }) => (isChinese ? labelZh : label)).join(isChinese ? '；' : '; ')}
        </strong>
        <StatusTag tone={closedAt ? 'good' : 'warning'}>{say(closedAt ? 'closed' : 'open')}</StatusTag>
      </div>
      <div className="hint">{[formatInstant(happenedAt), place, say('people', { hurt, dead })].join(' · ')}</div>
      <p>{what}</p>
      <OwedRows dispute={dispute} interim={interim} incident={incident} onAnswer={setAnswering} />
      {closedAt && (
        <p>
          {incident.outcome}
          {incident.withoutReason && `（${say('withoutReason')}：${incident.withoutReason}）`}
          <span className="hint">{` ${incident.closedBy} · ${formatInstant(closedAt)}`}</span>
        </p>
      )}
      <div className="interim-head">
        <span className="hint">{say('recorded', { office: organisation, by: recordedBy })}</span>
        {mayWork && <Button onClick={() => setClosing(true)}>{say('close')}</Button>}
      </div>
      {answering && (
        <ResponseDialog dispute={dispute} incident={incident} owed={answering} onClose={() => setAnswering(null)} />
      )}
      {isClosing && <CloseDialog dispute={dispute} incident={incident} onClose={() => setClosing(false)} />}
    </li>
  );
}

function OwedRows({ dispute, interim, incident, onAnswer }: Props & { onAnswer: (owed: Owed) => void }) {
  const say = useInterimWords();
  const hoursOf = (id: 'dispatch' | 'report') => interim.targets.find((one) => one.id === id)?.hours ?? 0;
  return (
    <>
      <ul className="interim-owed">
        {incident.owed.map((owed) => (
          <li key={owed.side + owed.kind}>
            <span>
              {owed.side === 'a' ? dispute.sideA.name : dispute.sideB.name}
              {' · '}
              {say(owed.kind)}
            </span>
            <OwedState owed={owed} />
            {incident.closedAt === null && interim.parts.includes(owed.side) && (
              <Button size="small" onClick={() => onAnswer(owed)}>
                {say('record')}
              </Button>
            )}
            {owed.at && (
              <div className="hint">
                {[formatInstant(owed.at), owed.who, owed.what].filter((part) => part !== null).join(' · ')}
              </div>
            )}
          </li>
        ))}
      </ul>
      <p className="hint">{say('target', { dispatch: hoursOf('dispatch'), report: hoursOf('report') })}</p>
    </>
  );
}

function OwedState({ owed: { at, hours, overdue } }: { owed: Owed }) {
  const say = useInterimWords();
  if (at === null) return <StatusTag tone="bad">{say('missing', { hours })}</StatusTag>;
  return <StatusTag tone={overdue ? 'warning' : 'good'}>{say(overdue ? 'late' : 'done', { hours })}</StatusTag>;
}
