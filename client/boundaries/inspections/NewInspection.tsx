import { App, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { BoundariesApi, type LineId } from '#server/boundaries/contract.ts';
import type { InspectionDraft } from '#server/boundaries/inspections/inspectionContract.ts';
import { InspectionsApi } from '#server/boundaries/inspections/inspectionsApiContract.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { useAct, useCall } from '../../api/query.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { DayField } from '../markers/DayField.tsx';
import { LineChoice } from '../markers/LineChoice.tsx';
import { TextField } from '../markers/TextField.tsx';
import { useInspectionWords } from './words.ts';

const KINDS = ['special', 'earlier'] as const;

/** Opens a special inspection after an event, or enters one that was held before. */
export function NewInspection({ year, onClose }: { year: number; onClose: () => void }) {
  const say = useInspectionWords();
  const { message } = App.useApp();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('special');
  const [lineId, setLine] = useState<LineId | null>(null);
  const [leading, setLeading] = useState<string | null>(null);
  const [plannedYear, setYear] = useState<number | null>(year);
  const [completedOn, setDay] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [isOpen, setOpen] = useState(true);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const save = useAct(InspectionsApi.createInspection, {
    onSuccess: () => {
      void message.success(say('saved'));
      setOpen(false);
    },
  });
  const body = draftOf({ kind, lineId, leading, plannedYear, completedOn, reason: reason.trim() });
  const isSpecial = kind === 'special';
  return (
    <Modal
      open={isOpen}
      title={say('create')}
      mask={{ closable: false }}
      okText={say('save')}
      cancelText={say('cancel')}
      okButtonProps={{ disabled: body === null }}
      confirmLoading={save.isPending}
      onOk={() => body && save.mutate({ body, idempotencyKey })}
      onCancel={() => setOpen(false)}
      afterClose={onClose}
    >
      <div className="inspection-form">
        <ProblemAlert error={save.error} />
        <Field label={say('createKind')} required>
          {({ id }) => (
            <Select
              id={id}
              value={kind}
              onChange={setKind}
              options={KINDS.map((value) => ({ value, label: say(`kind.${value}`) }))}
            />
          )}
        </Field>
        <Field label={say('line')} required>
          {({ id }) => <LineChoice id={id} value={lineId} onChange={setLine} />}
        </Field>
        {isSpecial && lineId && <LeadingField lineId={lineId} value={leading} onChange={setLeading} />}
        {isSpecial ? (
          <Field label={say('plannedYear')} required>
            {({ id }) => <InputNumber id={id} min={2000} max={2199} value={plannedYear} onChange={setYear} />}
          </Field>
        ) : (
          <DayField label={say('earlierDay')} required value={completedOn} onChange={setDay} />
        )}
        <TextField label={say(isSpecial ? 'reason' : 'earlierReason')} required value={reason} onChange={setReason} />
      </div>
    </Modal>
  );
}

interface LeadingProps {
  lineId: LineId;
  value: string | null;
  onChange: (code: string) => void;
}

function LeadingField({ lineId, value, onChange }: LeadingProps) {
  const say = useInspectionWords();
  const { data: line } = useCall(BoundariesApi.getLine, { params: { id: lineId } });
  const sides = line ? [line.sideA, line.sideB] : [];
  return (
    <Field label={say('leading')} required>
      {({ id }) => (
        <Select
          id={id}
          value={sides.some(({ code }) => code === value) ? value : null}
          onChange={(code: string | null) => code && onChange(code)}
          options={sides.map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
    </Field>
  );
}

interface Typed {
  kind: (typeof KINDS)[number];
  lineId: LineId | null;
  leading: string | null;
  plannedYear: number | null;
  completedOn: string | null;
  reason: string;
}

function draftOf({ kind, lineId, leading, plannedYear, completedOn, reason }: Typed): InspectionDraft | null {
  if (lineId === null || reason === '') return null;
  if (kind === 'earlier') return completedOn === null ? null : { kind, lineId, completedOn, reason };
  const leadingSide = DivisionCode.safeParse(leading).data;
  return leadingSide && plannedYear !== null ? { kind, lineId, leadingSide, plannedYear, reason } : null;
}
