import { App, Button } from 'antd';
import { useState } from 'react';
import type { OfficeDuty, YearlyDuty } from '#server/boundaries/inspections/inspectionContract.ts';
import { InspectionsApi } from '#server/boundaries/inspections/inspectionsApiContract.ts';
import { useAct, useCall } from '../../api/query.ts';
import { useFacts, useMay } from '../../api/session.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { dayOf } from '../../ui/dayOf.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { LineDialog } from '../archive/LineDialog.tsx';
import { DayField } from '../markers/DayField.tsx';
import { TextField } from '../markers/TextField.tsx';
import { useInspectionWords } from './words.ts';

/** What the year asks of the office and of those below it, and what was sent. */
export function YearlyDuties() {
  const say = useInspectionWords();
  const { data } = useCall(InspectionsApi.yearlyDuties, {});
  if (!data || data.items.length === 0) return null;
  return (
    <section className="panel inspection-duties" aria-labelledby="inspection-duties">
      <h2 id="inspection-duties">{say('duties', { year: data.year })}</h2>
      {data.items.map((duty) => (
        <Duty key={duty.id} duty={duty} year={data.year} />
      ))}
    </section>
  );
}

interface DutyProps {
  duty: YearlyDuty;
  year: number;
}

function Duty({ duty, year }: DutyProps) {
  const say = useInspectionWords();
  const language = useLanguage();
  const own = duty.offices.find(({ isOwn }) => isOwn);
  const below = duty.offices.filter(({ isOwn }) => !isOwn);
  const sent = below.filter(({ doneOn }) => doneOn !== null);
  const article = language === 'en' ? duty.article : duty.articleZh;
  return (
    <div className="inspection-duty">
      <h3>{say(`clock.${duty.id}`)}</h3>
      <p className="hint">
        {say(duty.verified ? 'clockRead' : 'clock', { day: formatDay(duty.dueOn, language), article })}
      </p>
      {own && <OwnDuty duty={duty} own={own} year={year} />}
      {below.length > 0 && (
        <details>
          <summary>{say('dutyBelow', { n: sent.length, all: below.length })}</summary>
          <ul className="marker-list">
            {below.map(({ office, doneOn, document }) => (
              <li key={office}>
                {office}{' '}
                <StatusTag tone={doneOn ? 'good' : 'plain'}>
                  {doneOn ? `${formatDay(doneOn, language)} ${document ?? ''}` : say('dutyOpen')}
                </StatusTag>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function OwnDuty({ duty, own, year }: DutyProps & { own: OfficeDuty }) {
  const say = useInspectionWords();
  const may = useMay()('inspections.keep');
  const now = useFacts()?.now;
  const [dialog, setDialog] = useState<'record' | 'withdraw' | null>(null);
  const today = now ? dayOf(now) : null;
  const close = () => setDialog(null);
  return (
    <div className="inspection-duty-own">
      <OwnState own={own} isLate={today !== null && today > duty.dueOn} />
      {may && (
        <Button size="small" onClick={() => setDialog(own.doneOn ? 'withdraw' : 'record')}>
          {say(own.doneOn ? 'dutyWithdraw' : 'dutyRecord')}
        </Button>
      )}
      {dialog === 'record' && today && <RecordDuty duty={duty} year={year} today={today} onClose={close} />}
      {dialog === 'withdraw' && <WithdrawDuty duty={duty} year={year} onClose={close} />}
    </div>
  );
}

function OwnState({ own: { doneOn, document }, isLate }: { own: OfficeDuty; isLate: boolean }) {
  const say = useInspectionWords();
  const language = useLanguage();
  if (doneOn === null)
    return <StatusTag tone={isLate ? 'bad' : 'plain'}>{say(isLate ? 'dutyLate' : 'dutyOpen')}</StatusTag>;
  return (
    <StatusTag tone="good">{say('dutySent', { day: formatDay(doneOn, language), document: document ?? '' })}</StatusTag>
  );
}

function RecordDuty({ duty, year, today, onClose }: DutyProps & { today: string; onClose: () => void }) {
  const say = useInspectionWords();
  const { message } = App.useApp();
  const [doneOn, setDay] = useState<string | null>(today);
  const [document, setDocument] = useState('');
  const save = useAct(InspectionsApi.recordDuty, {
    onSuccess: () => {
      void message.success(say('saved'));
      onClose();
    },
  });
  const isComplete = doneOn !== null && document.trim() !== '';
  return (
    <LineDialog
      className="inspection-form"
      title={say('dutyRecord')}
      error={save.error}
      isPending={save.isPending}
      isComplete={isComplete}
      onSubmit={() => doneOn && save.mutate({ body: { ruleId: duty.id, year, doneOn, document: document.trim() } })}
      onClose={onClose}
    >
      <DayField label={say('dutyDay')} required value={doneOn} onChange={setDay} />
      <TextField label={say('dutyDocument')} required value={document} onChange={setDocument} />
    </LineDialog>
  );
}

function WithdrawDuty({ duty, year, onClose }: DutyProps & { onClose: () => void }) {
  const say = useInspectionWords();
  const [reason, setReason] = useState('');
  const save = useAct(InspectionsApi.withdrawDuty, { onSuccess: onClose });
  return (
    <LineDialog
      className="inspection-form"
      title={say('dutyWithdraw')}
      error={save.error}
      isPending={save.isPending}
      isComplete={reason.trim() !== ''}
      onSubmit={() => save.mutate({ body: { ruleId: duty.id, year, reason: reason.trim() } })}
      onClose={onClose}
    >
      <TextField label={say('dutyReason')} required value={reason} onChange={setReason} />
    </LineDialog>
  );
}
