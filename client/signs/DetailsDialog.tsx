import { App, Input, Modal } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { type SignEdit, SignsApi } from '#server/signs/contract.ts';
import { ApiProblem } from '../api/apiProblem.ts';
import { useAct } from '../api/query.ts';
import { Field } from '../ui/Field.tsx';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';
import { DetailsFields } from './DetailsFields.tsx';
import { changesOf, type DetailsForm, detailsOf, touchesPlate } from './detailsForm.ts';
import { useRegisterWords } from './registerWords.ts';
import type { SignDialogProps } from './SignEditDialog.tsx';
import { type Freshness, StaleSign } from './StaleSign.tsx';

/** Records what a sign is made of, whose it is, what it cost and what its plate shows besides the name. */
export function DetailsDialog({ sign, reload, onClose }: SignDialogProps) {
  const say = useRegisterWords();
  const { message } = App.useApp();
  const [form, setForm] = useState<DetailsForm>(() => detailsOf(sign));
  const [freshness, setFreshness] = useState<Freshness>('fresh');
  const [isOpen, setOpen] = useState(true);
  const save = useAct(SignsApi.edit, {
    onSuccess: () => {
      void message.success(say('saved'));
      setOpen(false);
    },
  });
  const changes: z.input<typeof SignEdit> = changesOf(form, sign);
  const needsReason = sign.status !== 'planned' && touchesPlate(changes);
  const isReady = Object.keys(changes).length > 0 && !(needsReason && form.reason.trim() === '');
  const submit = () =>
    save.mutate(
      {
        params: { id: sign.id },
        body: { ...changes, ...(needsReason ? { reason: form.reason.trim() } : {}) },
        version: sign.version,
      },
      { onError: (error) => error instanceof ApiProblem && error.status === 412 && setFreshness('stale') },
    );
  const refresh = async () => {
    if (await reload()) setFreshness('reloaded');
  };
  const change = (part: Partial<DetailsForm>) => setForm((was) => ({ ...was, ...part }));
  return (
    <Modal
      open={isOpen}
      title={say('details')}
      width={720}
      mask={{ closable: false }}
      okText={say('save')}
      cancelText={say('cancel')}
      okButtonProps={{ disabled: !isReady || freshness === 'stale' }}
      confirmLoading={save.isPending}
      onOk={submit}
      onCancel={() => setOpen(false)}
      afterClose={onClose}
    >
      <p>{say('detailsIntro')}</p>
      {freshness === 'fresh' && <ProblemAlert error={save.error} />}
      <StaleSign freshness={freshness} onReload={refresh} />
      <DetailsFields sign={sign} form={form} onChange={change} />
      {needsReason && (
        <Field label={say('reason')} required help={say('reasonForPlate')}>
          {(control) => (
            <Input.TextArea
              {...control}
              maxLength={300}
              value={form.reason}
              onChange={({ target }) => change({ reason: target.value })}
            />
          )}
        </Field>
      )}
    </Modal>
  );
}
