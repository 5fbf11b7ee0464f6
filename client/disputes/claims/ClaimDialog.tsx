import { App, Input, InputNumber, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { type ClaimLine, type ClaimSide, ClaimsApi } from '#server/disputes/claims/claimContract.ts';
import type { Dispute } from '#server/disputes/contract.ts';
import { DisputeFilesApi } from '#server/disputes/files/fileContract.ts';
import type { Reply } from '#server/platform/contract.ts';
import { ApiProblem } from '../../api/apiProblem.ts';
import { useAct, useCall } from '../../api/query.ts';
import { DayInput } from '../../naming/DayInput.tsx';
import { useToday } from '../../naming/useToday.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { ClaimDrawing } from './ClaimDrawing.tsx';
import { useClaimWords } from './words.ts';

interface Props {
  dispute: Dispute;
  claims: Reply<typeof ClaimsApi.listClaims>;
  onClose: () => void;
}

interface Form {
  side: ClaimSide;
  round: number;
  line: ClaimLine | null;
  text: string;
  mapScale: number | null;
  datedOn: string | undefined;
  fileId: string | null;
}

const SHOWN = ['line', 'text', 'datedOn', 'mapScale', 'fileId', 'round'] as const;
type Named = (typeof SHOWN)[number];

/** States a claim: drawn, typed or uploaded, in words, with its day; what does not fit is said at the field and marked on the map. */
export function ClaimDialog({ dispute, claims, onClose }: Props) {
  const say = useClaimWords();
  const today = useToday();
  const { message } = App.useApp();
  const send = useAct(ClaimsApi.submitClaim, {
    onSuccess: () => {
      void message.success(say('saved'));
      onClose();
    },
  });
  const [form, setForm] = useState<Form>({
    ...{ side: claims.mayClaimFor[0] ?? 'a', round: claims.round, line: null, text: '', mapScale: null },
    ...{ datedOn: undefined, fileId: null },
  });
  const [tried, setTried] = useState(false);
  const put = (part: Partial<Form>) => setForm((was) => ({ ...was, ...part }));
  const datedOn = form.datedOn ?? today;
  const submit = () => {
    setTried(true);
    const { line, text } = form;
    if (!line || text.trim() === '' || !datedOn) return;
    send.mutate({ params: { id: dispute.id }, body: { ...form, line, text, datedOn } });
  };
  const fault = useFaults(send.error, tried, form);
  return (
    <Modal
      open
      title={say('dialog.title')}
      width={900}
      mask={{ closable: false }}
      okText={say('submit')}
      cancelText={say('cancel')}
      confirmLoading={send.isPending}
      onOk={submit}
      onCancel={onClose}
    >
      <ProblemAlert error={send.error} shownElsewhere={SHOWN.map((name) => `/${name}`)} />
      <WhoAndWhen {...{ dispute, claims, form, put, fault }} />
      <Field label={say('dialog.draw')} required help={say('dialog.drawHint')} error={fault('line')}>
        {() => (
          <ClaimDrawing
            dispute={dispute}
            line={form.line}
            faultAt={placeOf(send.error)}
            onChange={(line) => put({ line })}
          />
        )}
      </Field>
      <Field label={say('text')} required help={say('dialog.textHint')} error={fault('text')}>
        {(control) => (
          <Input.TextArea
            {...control}
            rows={3}
            value={form.text}
            onChange={({ target }) => put({ text: target.value })}
          />
        )}
      </Field>
      <Field label={say('dated')} required error={fault('datedOn')}>
        {({ id }) => <DayInput id={id} value={datedOn} onChange={(day) => put({ datedOn: day })} />}
      </Field>
      <Field label={say('scale')} help={say('dialog.scaleHint')} error={fault('mapScale')}>
        {(control) => (
          <InputNumber
            {...control}
            prefix="1 :"
            min={500}
            value={form.mapScale}
            onChange={(mapScale) => put({ mapScale })}
          />
        )}
      </Field>
    </Modal>
  );
}

interface PartProps extends Omit<Props, 'onClose'> {
  form: Form;
  put: (part: Partial<Form>) => void;
  fault: (name: Named) => string | undefined;
}

/** For which side, in which round, and the side's paper where the office records for it. */
function WhoAndWhen({ dispute, claims, form, put, fault }: PartProps) {
  const say = useClaimWords();
  const { data: files } = useCall(DisputeFilesApi.list, { params: { id: dispute.id } });
  const names = { a: dispute.sideA.name, b: dispute.sideB.name };
  const records = claims.mayClaimFor.length > 1;
  const options = (files?.items ?? []).map(({ id, fileName }) => ({ value: id, label: fileName }));
  return (
    <>
      <Field label={say('claimFor')}>
        {({ id }) => (
          <Radio.Group
            id={id}
            value={form.side}
            onChange={({ target }) => put({ side: target.value === 'b' ? 'b' : 'a' })}
            options={claims.mayClaimFor.map((side) => ({ value: side, label: names[side] }))}
          />
        )}
      </Field>
      {claims.nextRound && (
        <Field label={say('rounds')} error={fault('round')}>
          {({ id }) => (
            <Radio.Group
              id={id}
              value={form.round}
              onChange={({ target }) => put({ round: Number(target.value) })}
              options={[
                { value: claims.round, label: say('thisRound', { n: claims.round }) },
                { value: claims.round + 1, label: say('newRound', { n: claims.round + 1 }) },
              ]}
            />
          )}
        </Field>
      )}
      {records && (
        <Field label={say('dialog.paper')} help={say('dialog.paperHint')} error={fault('fileId')}>
          {(control) => (
            <Select
              {...control}
              allowClear
              value={form.fileId}
              onChange={(fileId: string | undefined) => put({ fileId: fileId ?? null })}
              options={options}
            />
          )}
        </Field>
      )}
    </>
  );
}

/** Why a field does not do: what the server says of it, else that it is empty. */
function useFaults(error: Error | null, tried: boolean, form: Form): (name: Named) => string | undefined {
  const say = useClaimWords();
  const inEnglish = useLanguage() === 'en';
  const said = error instanceof ApiProblem ? error.errors : [];
  const empty = new Set<Named>([
    ...(form.line ? [] : (['line'] as const)),
    ...(form.text.trim() ? [] : (['text'] as const)),
  ]);
  return (name) => {
    const at = said.find(({ pointer }) => pointer.startsWith(`/${name}`));
    if (at) return inEnglish ? at.detail : at.detailZh;
    return tried && empty.has(name) ? say('dialog.required') : undefined;
  };
}

const Place = z.object({ at: z.tuple([z.number(), z.number()]) });

/** Where on the map a claimed line does not fit. */
function placeOf(error: Error | null): [number, number] | null {
  return error instanceof ApiProblem ? (Place.safeParse(error.facts).data?.at ?? null) : null;
}
